# The marketplace as one image (Ubuntu: there are no Debian images of .NET 10). Build: docker build -t marketplace:0.1.0 .
# It runs as a user without rights on a read-only file system; what it keeps is in /data, which is a volume, and /tmp may be memory.

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Domain/Domain.csproj src/Domain/
COPY src/Application/Application.csproj src/Application/
COPY src/Infrastructure/Infrastructure.csproj src/Infrastructure/
COPY src/WebApi/WebApi.csproj src/WebApi/
RUN dotnet restore src/WebApi/WebApi.csproj --use-current-runtime -p:PublishReadyToRun=true
COPY src/ src/
# Compiled ahead for the machine that it is built on: a start is a quarter shorter.
RUN dotnet publish src/WebApi/WebApi.csproj -c Release --no-restore --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:UseAppHost=false -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
# Renditions of pictures, SQLite, and the clients that deploy/backup and deploy/restore call.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libvips-tools libsqlite3-0 sqlite3 postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir -p /data \
    && chown 1654:1654 /data
WORKDIR /app
COPY --from=build /app ./
COPY deploy/backup deploy/restore deploy/database.sh /usr/local/bin/
ENV ASPNETCORE_ENVIRONMENT=Production \
    ASPNETCORE_URLS=http://+:8080 \
    DOTNET_EnableDiagnostics=0 \
    Database__Path=/data/marketplace.db \
    Media__Folder=/data/media \
    Integration__Folder=/data/imports
EXPOSE 8080
VOLUME /data
USER 1654:1654
ENTRYPOINT ["dotnet", "Marketplace.WebApi.dll"]
