// Dear ImGui as Vignette builds it (found through IMGUI_USER_CONFIG).
#pragma once

#define IMGUI_USE_WCHAR32               // glyph keys reach far above 65,535 (see shell/letters.hpp)
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_ENABLE_TEST_ENGINE        // our own four hooks in ui/hooks.cpp list every interactive item for a test
