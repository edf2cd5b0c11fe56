# cmake --install: the program, what comes with it, and what a desktop needs to show it.

install(TARGETS vignette RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS vignette-press LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/vignette)
# The program looks for these in share/vignette beside the folder it lies in (shell/places.cpp).
install(DIRECTORY ${PROJECT_SOURCE_DIR}/content ${VIGNETTE_FACES} DESTINATION ${CMAKE_INSTALL_DATADIR}/vignette)
install(FILES assets/vignette.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES assets/vignette.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES assets/vignette.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
