# Libraries that others keep well. Only the room named beside each may use it (docs/decisions.md).

find_package(PkgConfig REQUIRED)
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)              # cli
find_package(nlohmann_json REQUIRED)      # cli, share, shell
find_package(yaml-cpp REQUIRED)           # pack
find_package(glfw3 3.3 REQUIRED)          # shell
find_package(X11 REQUIRED COMPONENTS Xtst)      # cli (the tour)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)            # text
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz freetype2)    # glyphs
pkg_check_modules(SQLCIPHER REQUIRED IMPORTED_TARGET sqlcipher>=3.46)      # store (it gives SQLite's version; SQLCipher 4.6 has 3.46)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto SSL)                       # store, workshop
pkg_check_modules(PICTURES REQUIRED IMPORTED_TARGET libpng libturbojpeg)   # shell
pkg_check_modules(HUNSPELL REQUIRED IMPORTED_TARGET hunspell)              # shell

# share: what makes PDF and Word files. A library of its own holds them (src/CMakeLists.txt).
foreach(library pangocairo pangoft2 fontconfig libqpdf libzip pugixml)
  pkg_check_modules(FOUND_${library} QUIET ${library})
  if(NOT FOUND_${library}_FOUND)
    message(FATAL_ERROR "${library} is not on this machine; documents are made with it. scripts/setup installs it "
      "(libpango1.0-dev libcairo2-dev libfontconfig-dev libqpdf-dev libzip-dev libpugixml-dev).")
  endif()
endforeach()
pkg_check_modules(PAGES REQUIRED IMPORTED_TARGET pangocairo>=1.50 pangoft2 cairo-pdf>=1.16 fontconfig)
pkg_check_modules(PACKING REQUIRED IMPORTED_TARGET libqpdf>=11 libzip>=1.6 pugixml)
target_compile_definitions(PkgConfig::PACKING INTERFACE POINTERHOLDER_TRANSITION=4)  # qpdf asks for it

pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium>=1.0.18)      # share (sealed files)
pkg_check_modules(QR REQUIRED IMPORTED_TARGET libqrencode>=4 zbar>=0.23)       # share (key cards as pictures)

find_package(Boost 1.74 REQUIRED)        # workshop (Beast and Asio, headers only)

# pack: Debian's cmark-gfm has no pkg-config file for its extensions.
find_library(CMARK_GFM cmark-gfm REQUIRED)
find_library(CMARK_GFM_EXTENSIONS cmark-gfm-extensions REQUIRED)
add_library(cmark_gfm INTERFACE)
target_link_libraries(cmark_gfm INTERFACE ${CMARK_GFM_EXTENSIONS} ${CMARK_GFM})

# ui, shell: Dear ImGui, compiled by us with our own configuration. scripts/setup leaves its source in .deps/imgui;
# elsewhere CMake fetches the pinned release.
include(FetchContent)
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI AND EXISTS ${PROJECT_SOURCE_DIR}/.deps/imgui/imgui.h)
  set(FETCHCONTENT_SOURCE_DIR_IMGUI ${PROJECT_SOURCE_DIR}/.deps/imgui)
endif()
FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui GIT_TAG v1.92.2b GIT_SHALLOW TRUE)
FetchContent_MakeAvailable(imgui)
file(STRINGS ${imgui_SOURCE_DIR}/imgui.h imgui_version REGEX "#define IMGUI_VERSION_NUM")
string(REGEX MATCH "[0-9]+$" imgui_version "${imgui_version}")
if(imgui_version LESS 19220 OR NOT imgui_version LESS 19300)
  message(FATAL_ERROR "Dear ImGui ${imgui_version} is in ${imgui_SOURCE_DIR}; Vignette's letters are drawn through an internal "
    "interface tried with 1.92.2 to 1.92.x. Remove .deps/imgui and run scripts/setup again, or point FETCHCONTENT_SOURCE_DIR_IMGUI at such a release.")
endif()
add_library(imgui STATIC ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_SOURCE_DIR}/imgui_draw.cpp ${imgui_SOURCE_DIR}/imgui_tables.cpp
  ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/cmake/imgui)
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="vignette_imconfig.h")

# shell: the OpenGL loader, made while building (--reproducible keeps glad off the network).
set(glad ${PROJECT_BINARY_DIR}/glad)
add_custom_command(OUTPUT ${glad}/src/gl.c ${glad}/include/glad/gl.h
  COMMAND /usr/bin/python3 -m glad --api gl:core=3.3 --reproducible --quiet --out-path ${glad} c
  COMMENT "Generating the OpenGL loader" VERBATIM)
add_library(glad STATIC ${glad}/src/gl.c)
target_include_directories(glad SYSTEM PUBLIC ${glad}/include)

add_library(imgui_backends STATIC ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
target_include_directories(imgui_backends SYSTEM PUBLIC ${imgui_SOURCE_DIR}/backends)
target_compile_definitions(imgui_backends PRIVATE IMGUI_IMPL_OPENGL_LOADER_CUSTOM)
target_compile_options(imgui_backends PRIVATE -include ${glad}/include/glad/gl.h)
add_dependencies(imgui_backends glad)
target_link_libraries(imgui_backends PUBLIC imgui glad)
