# Makes the pages that a workshop serves part of the program: for phones, and for the room's screen. Called as a script while building: cmake -DFROM=assets/phone -DTO=FILE.cpp -P Phone.cmake
set(source "// Made from assets/phone by cmake/Phone.cmake.\n#include \"workshop/phone_parts.hpp\"\nnamespace vignette::workshop {\n")
foreach(part page.html page.css page.js room.html room.css room.js both.css both.js)
  file(READ ${FROM}/${part} text)
  # Comments and blanks in front of a line are for whoever reads the sources: a phone in a crowded room fetches as little as can be.
  string(REGEX REPLACE "\n +" "\n" text "${text}")
  string(REGEX REPLACE "\n//[^\n]*" "" text "${text}")
  string(REPLACE . _ name ${part})
  string(APPEND source "const std::string_view ${name} = R\"page(${text})page\";\n")
endforeach()
file(WRITE ${TO} "${source}}  // namespace vignette::workshop\n")
