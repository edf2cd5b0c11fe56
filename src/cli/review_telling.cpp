#include "cli/review_telling.hpp"

#include <array>

#include "share/shared.hpp"
#include "share/telling.hpp"
#include "share/writers.hpp"

namespace vignette::cli {

using portfolio::PageKind;
using words::say;
using words::Word;

namespace {

/// As one reads it, in the form that a file's ending says.
std::string told_as(const share::Document& page, const std::optional<std::filesystem::path>& to) {
  const auto ending = to ? to->extension().string() : std::string();
  return ending == ".html" ? share::html(page) : ending == ".md" ? share::as_markdown(page) : share::plain_text(page);
}

std::string told(const share::Reply& reply) {
  std::string text = say(Word::review_reply_from, fmt::arg("name", reply.name), fmt::arg("day", share::day_in_words(reply.made))) + "\n";
  for (const auto& one : reply.comments)
    text += "\n" + (one.words.empty() ? say(Word::review_to_talk, fmt::arg("quote", one.quote))
                                      : say(Word::review_comment, fmt::arg("quote", one.quote), fmt::arg("words", one.words)));
  if (!reply.words.empty()) text += "\n\n" + reply.words;
  if (reply.elsewhere) text += "\n\n" + std::string(say(Word::review_elsewhere));
  return text + "\n";
}

std::string told(const share::Agreement& agreement) {
  std::string text = say(Word::review_agreed_on, fmt::arg("day", share::day_in_words(agreement.made))) + "\n";
  for (const auto& line : agreement.lines) text += "\n" + share::agreed_in_words(line);
  for (const auto& sees : {agreement.learner_sees, agreement.supervisor_sees})
    if (!sees.empty()) text += "\n\n" + sees;
  if (agreement.elsewhere) text += "\n\n" + std::string(say(Word::review_elsewhere));
  return text + "\n";
}

}  // namespace

Maybe<std::string> told(PageKind kind, const std::string& body, const std::optional<std::filesystem::path>& to, const std::string& where) {
  if (kind == PageKind::share) {
    const auto shared = share::shared_of(body, where);
    if (!shared) return std::unexpected(shared.error());
    return told_as(shared->page, to);
  }
  if (kind == PageKind::reply) {
    const auto reply = share::reply_of(body, nullptr, where);
    if (!reply) return std::unexpected(reply.error());
    return told(*reply);
  }
  const auto agreement = share::agreement_of(body, where);
  if (!agreement) return std::unexpected(agreement.error());
  return told(*agreement);
}

const char* name_of(PageKind kind) {
  constexpr std::array kinds{"share", "reply", "agreement"};
  return kinds.at(static_cast<std::size_t>(kind) - 1);
}

}  // namespace vignette::cli
