# SPDX-License-Identifier: Apache-2.0
# Turns a text file into a C string, on one's own: cmake -DFROM=graph.sql -DTO=graph_sql.c -DNAME=ent_store_schema -P embed.cmake
file(READ ${FROM} text)
string(REPLACE "\\" "\\\\" text "${text}")
string(REPLACE "\"" "\\\"" text "${text}")
string(REPLACE "\n" "\\n\"\n\"" text "${text}")
file(WRITE ${TO} "#include \"store/store_internal.h\"\nconst char ${NAME}[] =\n\"${text}\";\n")
