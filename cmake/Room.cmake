# A room is one folder under src/, one static library, one reason to change.
#
#   room(NAME [USES room…] [NEEDS PUBLIC|PRIVATE library…] [COMPILED_ONCE header…])
#
# COMPILED_ONCE names what nearly every file of the room begins with; half of a build is reading such headers. A file still includes
# all that it uses: scripts/lint reads each without them.
#
# Its include root is a folder of links to itself and to the rooms it USES, and to no others, so an include across a wall
# that has no door does not compile. What it NEEDS from outside is private to it.

function(compiled_once TARGET)
  list(TRANSFORM ARGN REPLACE "^([^<].*)$" "\"\\1\"" OUTPUT_VARIABLE headers)
  target_precompile_headers(${TARGET} PRIVATE ${headers})
  target_compile_options(${TARGET} PRIVATE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CCACHE}>>:-fpch-preprocess>)  # ccache asks for it
endfunction()

function(room NAME)
  cmake_parse_arguments(PARSE_ARGV 1 ROOM "" "" "USES;NEEDS;COMPILED_ONCE")
  set(root ${PROJECT_BINARY_DIR}/rooms/${NAME})
  file(REMOVE_RECURSE ${root})
  file(MAKE_DIRECTORY ${root})
  foreach(link ${NAME} ${ROOM_USES})
    file(CREATE_LINK ${PROJECT_SOURCE_DIR}/src/${link} ${root}/${link} SYMBOLIC)
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${NAME}/*.cpp)
  add_library(${NAME} STATIC ${sources} ${PROJECT_SOURCE_DIR}/cmake/room.cpp)
  target_include_directories(${NAME} PUBLIC ${root})
  list(TRANSFORM ROOM_USES PREPEND "vignette::" OUTPUT_VARIABLE used)
  add_library(vignette::${NAME} ALIAS ${NAME})
  set_target_properties(${NAME} PROPERTIES OUTPUT_NAME vignette_${NAME})
  target_link_libraries(${NAME} PUBLIC ${used} PRIVATE vignette_warnings)
  if(ROOM_NEEDS)
    target_link_libraries(${NAME} ${ROOM_NEEDS})
  endif()
  if(ROOM_COMPILED_ONCE)
    compiled_once(${NAME} ${ROOM_COMPILED_ONCE})
  endif()
  set_property(GLOBAL APPEND PROPERTY VIGNETTE_ROOMS ${NAME})
  set_property(GLOBAL PROPERTY VIGNETTE_ROOM_${NAME} "${ROOM_USES}")
endfunction()
