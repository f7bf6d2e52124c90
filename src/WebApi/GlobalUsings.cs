global using IMediator = MediatR.IMediator;
