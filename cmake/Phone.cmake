# Makes the page for phones part of the program. Called as a script while building: cmake -DFROM=assets/phone -DTO=FILE.cpp -P Phone.cmake
set(source "// Made from assets/phone by cmake/Phone.cmake.\n#include \"workshop/phone_parts.hpp\"\nnamespace vignette::workshop {\n")
foreach(part html css js)
  file(READ ${FROM}/page.${part} text)
  string(APPEND source "const std::string_view phone_${part} = R\"phone(${text})phone\";\n")
endforeach()
file(WRITE ${TO} "${source}}  // namespace vignette::workshop\n")
