# SPDX-License-Identifier: Apache-2.0
# The files of src/report/page as a GResource inside ent_report; included after the room is made.
find_program(ENT_GLIB_COMPILE_RESOURCES glib-compile-resources REQUIRED)
set(page_dir ${CMAKE_CURRENT_SOURCE_DIR}/report)
set(page_out ${CMAKE_CURRENT_BINARY_DIR}/report)
file(GLOB page_files CONFIGURE_DEPENDS ${page_dir}/page/*)
file(MAKE_DIRECTORY ${page_out})
set(page_resources ${ENT_GLIB_COMPILE_RESOURCES} --manual-register --internal --c-name ent_page_files --sourcedir=${page_dir}/page
    ${page_dir}/page.gresource.xml)
add_custom_command(OUTPUT ${page_out}/entente-page.c ${page_out}/entente-page.h
    COMMAND ${page_resources} --generate-source --target=${page_out}/entente-page.c
    COMMAND ${page_resources} --generate-header --target=${page_out}/entente-page.h
    DEPENDS ${page_dir}/page.gresource.xml ${page_files} VERBATIM)
target_sources(ent_report PRIVATE ${page_out}/entente-page.c ${page_out}/entente-page.h)
target_include_directories(ent_report PRIVATE ${page_out})
