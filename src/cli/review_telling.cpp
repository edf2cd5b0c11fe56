#include "cli/review_telling.hpp"

#include <array>

#include "cli/review_keeping.hpp"
#include "reflect/exchange_words.hpp"
#include "share/ending.hpp"
#include "share/replying.hpp"
#include "share/shared.hpp"
#include "share/telling.hpp"

namespace vignette::cli {

using portfolio::PageKind;
using words::say;
using words::Word;

namespace {

std::string told(const share::Reply& reply) {
  std::string text = say(Word::review_reply_from, fmt::arg("name", reply.name), fmt::arg("day", share::day_in_words(reply.made))) + "\n";
  for (const auto& one : reply.comments)
    text += "\n" + (one.words.empty() ? say(Word::review_to_talk, fmt::arg("quote", one.quote))
                                      : say(Word::review_comment, fmt::arg("quote", one.quote), fmt::arg("words", one.words)));
  if (!reply.words.empty()) text += "\n\n" + reply.words;
  if (reply.elsewhere) text += "\n\n" + std::string(say(Word::review_elsewhere));
  return text + "\n";
}

std::string told(const share::Agreement& agreement, const share::Shared* about) {
  std::string text = say(Word::review_agreed_on, fmt::arg("day", share::day_in_words(agreement.made))) + "\n";
  const bool supervision = reflect::to_supervision(about);
  for (const auto& line : agreement.lines) text += "\n" + share::agreed_in_words(line, supervision);
  const auto differs = [&](const std::string& who, const std::string& sees) {
    if (!sees.empty()) text += "\n\n" + who + ":\n" + sees;
  };
  const auto learner = about && !about->name.empty() ? std::string_view(about->name) : say(Word::agreed_learner);
  differs(say(Word::agreed_differently, fmt::arg("who", learner)), agreement.learner_sees);
  differs(std::string(reflect::reader_differently(supervision)), agreement.supervisor_sees);
  if (agreement.elsewhere) text += "\n\n" + std::string(say(Word::review_elsewhere));
  return text + "\n";
}

}  // namespace

Maybe<std::string> told(PageKind kind, const std::string& body, const portfolio::Exchange* exchange,
                        const std::optional<std::filesystem::path>& to, const std::string& where) {
  const auto form = to ? share::form_of_ending(*to).value_or("txt") : std::string("txt");
  const auto shared = kind == PageKind::share ? share::shared_of(body, where) : Maybe<share::Shared>();
  if (!shared) return std::unexpected(shared.error());
  if (kind == PageKind::share) return written_as(form, shared->page, "a4");
  const auto about = exchange ? shared_in(*exchange) : std::nullopt;
  if (kind == PageKind::reply) {
    const auto reply = share::reply_of(body, nullptr, where);
    if (!reply) return std::unexpected(reply.error());
    return form == "txt" || !about ? told(*reply) : written_as(form, share::reply_page(*about, *reply), "a4");
  }
  const auto agreement = share::agreement_of(body, where);
  if (!agreement) return std::unexpected(agreement.error());
  const auto* of = about ? &*about : nullptr;
  return form == "txt" ? told(*agreement, of) : written_as(form, share::agreement_page(of, *agreement), "a4");
}

const char* name_of(PageKind kind) {
  constexpr std::array kinds{"share", "reply", "agreement"};
  return kinds.at(static_cast<std::size_t>(kind) - 1);
}

}  // namespace vignette::cli
