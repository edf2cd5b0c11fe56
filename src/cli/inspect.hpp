/// Commands that look at packs and portfolios and print: check, cases, answers, export.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/opening.hpp"
#include "portfolio/leaving.hpp"
#include "portfolio/review.hpp"
#include "share/document.hpp"

namespace vignette::cli {

enum Status : int { done = 0, wrong = 1, failed = 2, usage = 64 };

/// What every command may be told.
struct Common {
  std::optional<std::filesystem::path> portfolio, content;
  bool json = false;
  Opening opening;
};

/// What may leave. A portfolio that is not there yet is an empty one; any other obstacle is said.
std::expected<portfolio::Leaving, words::Problem> leaving(const Common& common);
std::filesystem::path content_of(const Common& common);
/// The portfolio's file. Where what says where it lies can't be read, it is where it usually lies.
std::filesystem::path portfolio_of(const Common& common);
/// Says so, where that can't be read and no file was named: once, before a command that needs the portfolio.
void complain_of_unread_place(const Common& common);
/// Says what cannot be looked at, and whether that is so of any.
bool complain_out_of_reach(const std::vector<std::filesystem::path>& paths);

int check(const Common& common, const std::vector<std::filesystem::path>& packs);
int cases(const Common& common);
int answers(const Common& common);

struct Export {
  std::string format, case_id, since;  ///< `since` is YYYY-MM-DD
  std::filesystem::path to;
  std::string paper = "a4";
  // For supervision only.
  std::vector<std::string> answers, talk;  ///< an answer is CASE/QUESTION, or the id of a reflection of one's own
  std::string name, role, meeting;
  bool commitments = false;
  std::string title;                  ///< of the page; empty: that it is to bring to supervision
  std::string sealed_by, sealed_for;  ///< keys of whoever seals it and of whom it is for, if it is sealed
  std::string chance;                 ///< for its number
  bool quiet = false;                 ///< says only what went wrong
};

int export_writing(const Common& common, const Export& wanted);
/// As the bytes of a file: md, txt, html, pdf or docx; `paper` is a4 or letter.
std::expected<std::string, words::Problem> written_as(const std::string& form, const share::Document& document, const std::string& paper);
/// YYYY-MM-DD; nothing for what is no day.
std::optional<portfolio::Day> day_of_text(const std::string& text);
/// A page for supervision, and where each answer stands on it.
struct ForSupervision {
  share::Document page;
  std::vector<portfolio::SharedAnswer> stands;
};
/// The page that an export for supervision is made from; or the status that the call ends with, what stood in the way having been said.
std::expected<ForSupervision, int> page_for_supervision(const Common& common, const Export& wanted);

}  // namespace vignette::cli
