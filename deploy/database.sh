# Where the data is, said by the settings of the program (environment variables); read by backup and restore.
provider=$(printf '%s' "${Database__Provider:-sqlite}" | tr '[:upper:]' '[:lower:]')
media=${Media__Folder:?is missing: the folder of the pictures}
imports=${Integration__Folder:?is missing: the folder of the imported files}

part() { # a value of the connection string, by one of its names
  printf '%s' "${Database__ConnectionString:-}" | tr ';' '\n' | sed -n -E "s/^ *($1) *= *(.*[^ ]) *\$/\\2/Ip" | tail -n 1
}

if [ "$provider" = postgres ]; then
  : "${Database__ConnectionString:?is missing}"
  case $Database__ConnectionString in *[\"\']*) echo "A connection string with quotes is not understood here: give PGHOST, PGUSER, PGPASSWORD and PGDATABASE." >&2 ;; esac
  export PGHOST="${PGHOST:-$(part 'Host|Server')}" PGPORT="${PGPORT:-$(part Port)}" PGUSER="${PGUSER:-$(part 'Username|User ?Name|User ?Id')}" \
    PGPASSWORD="${PGPASSWORD:-$(part 'Password')}" PGDATABASE="${PGDATABASE:-$(part 'Database')}"
  [ -n "$PGPORT" ] || PGPORT=5432
else
  database=${Database__Path:-$(part 'Data Source|DataSource|Filename')}
  : "${database:?is missing: Database__Path}"
fi
