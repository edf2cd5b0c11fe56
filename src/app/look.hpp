/// How a person wants the program to look and to behave. Kept in a file of its own, so that it holds before anything is unlocked.
#pragma once

#include <optional>
#include <string>

namespace vignette::app {

enum class Theme { paper, dark, contrast, system };
enum class Typeface { serif, sans, dyslexic };
enum class Spacing { close, normal, open };          ///< 1.4, 1.5, 1.75
enum class Measure { narrow, normal, wide };         ///< 54, 66, 76 characters
enum class Tint { none, cream, green, blue, rose };  ///< of the page, paper theme only

/// Where a person works: which of the two is shown first where law or practice differ.
enum class Nation { england, wales };

struct Look {
  Theme theme = Theme::system;
  int text_size = 100;  ///< per cent, one of `text_sizes`
  Typeface typeface = Typeface::serif;
  Spacing spacing = Spacing::normal;
  Measure measure = Measure::normal;
  Tint tint = Tint::none;
  bool reading_times = true;
  bool covers = true;
  std::optional<Nation> nation = {};  ///< as somebody said; nothing: nobody has
  std::string language = "en-GB";
  int speech_speed = 100;  ///< of reading aloud, per cent of the voice's own, one of `speech_speeds`
  std::string voice;       ///< as the computer names it; empty: its own choice
  bool operator==(const Look&) const = default;
};

/// How a person wants the portfolio looked after. Kept beside the look, for the same reason.
struct Habits {
  int lock_after_minutes = 10;         ///< of quiet, when protected; 0: never by itself
  std::string backup_folder;           ///< empty: beside the portfolio
  bool commitments_on_start = true;    ///< what is back stands on the start page, once a day
  bool cues = true;                    ///< a question about one's writing, when it is left
  bool details = true;                 ///< what could point to somebody is said quietly while one writes
  bool spelling = true;                ///< words that are not in the dictionary are underlined
  std::string dictionary;              ///< a language tag; empty: that of the language one writes in
  std::string share_name, share_role;  ///< as they stood on what was last saved for somebody else
  bool operator==(const Habits&) const = default;
};
/// What can be chosen for `lock_after_minutes`.
inline constexpr int lock_choices[] = {0, 2, 5, 10, 30};

/// Slowest first.
inline constexpr int speech_speeds[] = {50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 175, 200};

/// 80–200 in steps of 10, then 250, 300 and 400 per cent (look.md, section 2).
inline constexpr int text_sizes[] = {80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200, 250, 300, 400};

/// The nearest of `text_sizes`; and the one `steps` above or below it.
int nearest_text_size(double per_cent);
int step_text_size(int per_cent, int steps);

}  // namespace vignette::app
