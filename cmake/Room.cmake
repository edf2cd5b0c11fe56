# A room is one folder under src/, one static library, one reason to change.
#
#   room(NAME [USES room…] [NEEDS PUBLIC|PRIVATE library…])
#
# Its include root is a folder of links to itself and to the rooms it USES, and to no others, so an include across a wall
# that has no door does not compile. What it NEEDS from outside is private to it.

function(room NAME)
  cmake_parse_arguments(PARSE_ARGV 1 ROOM "" "" "USES;NEEDS")
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
  set_property(GLOBAL APPEND PROPERTY VIGNETTE_ROOMS ${NAME})
  set_property(GLOBAL PROPERTY VIGNETTE_ROOM_${NAME} "${ROOM_USES}")
endfunction()
