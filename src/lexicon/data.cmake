# SPDX-License-Identifier: Apache-2.0
# The lexicon's files (schema/ and what data.py takes from iso-codes) as a GResource inside ent_lexicon; included after the room is made.
find_program(ENT_PYTHON NAMES /usr/bin/python3 python3 REQUIRED)
find_program(ENT_GLIB_COMPILE_RESOURCES glib-compile-resources REQUIRED)
pkg_check_modules(ISO_CODES REQUIRED iso-codes)
pkg_get_variable(iso_prefix iso-codes prefix)

set(lexicon_dir ${CMAKE_CURRENT_SOURCE_DIR}/lexicon)
set(lexicon_out ${CMAKE_CURRENT_BINARY_DIR}/lexicon)
set(lexicon_iso ${lexicon_out}/iso-countries.xml ${lexicon_out}/iso-places.xml)
set(lexicon_sums ${lexicon_out}/entente-lexicon-sums.h)
file(GLOB lexicon_schema CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/schema/*.xml ${PROJECT_SOURCE_DIR}/schema/*.rng)
file(MAKE_DIRECTORY ${lexicon_out})

add_custom_command(OUTPUT ${lexicon_iso} ${lexicon_sums}
    COMMAND ${ENT_PYTHON} ${lexicon_dir}/data.py ${iso_prefix}/share/iso-codes/json ${PROJECT_SOURCE_DIR}/schema ${lexicon_out}
    DEPENDS ${lexicon_dir}/data.py ${lexicon_schema} VERBATIM)

set(resources ${ENT_GLIB_COMPILE_RESOURCES} --manual-register --internal --c-name ent_lexicon_data
    --sourcedir=${PROJECT_SOURCE_DIR}/schema --sourcedir=${lexicon_out} ${lexicon_dir}/lexicon.gresource.xml)
add_custom_command(OUTPUT ${lexicon_out}/entente-lexicon.c ${lexicon_out}/entente-lexicon.h
    COMMAND ${resources} --generate-source --target=${lexicon_out}/entente-lexicon.c
    COMMAND ${resources} --generate-header --target=${lexicon_out}/entente-lexicon.h
    DEPENDS ${lexicon_dir}/lexicon.gresource.xml ${lexicon_schema} ${lexicon_iso} VERBATIM)
target_sources(ent_lexicon PRIVATE ${lexicon_out}/entente-lexicon.c ${lexicon_out}/entente-lexicon.h ${lexicon_sums})
target_include_directories(ent_lexicon PRIVATE ${lexicon_out})

# xml.h shows libxml2's tree; no other room includes it, but the room's own tests do.
target_include_directories(ent_lexicon SYSTEM PUBLIC ${XML_INCLUDE_DIRS})
