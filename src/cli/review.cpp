// Sealed files: made, opened, answered and checked.
#include "cli/review.hpp"

#include <array>
#include <utility>

#include "cli/acquaintance.hpp"
#include "cli/print.hpp"
#include "share/file.hpp"
#include "share/shared.hpp"
#include "share/telling.hpp"
#include "share/writers.hpp"
#include "shell/session.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;
using nlohmann::json;
using words::Problem;
using words::say;
using words::Word;

namespace {

int fail(const Problem& problem) {
  complain(problem);
  return failed;
}

/// As one reads it, in the form that a file's ending says.
std::string told_as(const share::Document& page, const std::optional<fs::path>& to) {
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
  constexpr std::array kinds{Word::review_agreed_learning, Word::review_agreed_action, Word::review_agreed_supervisor,
                             Word::review_agreed_support};
  std::string text = say(Word::review_agreed_on, fmt::arg("day", share::day_in_words(agreement.made))) + "\n";
  for (const auto& line : agreement.lines) {
    std::string words = line.words;
    for (const auto& part : {line.owner, line.by})
      if (!part.empty()) words += ", " + part;
    text += "\n" + say(kinds.at(static_cast<std::size_t>(line.kind)), fmt::arg("words", words));
  }
  for (const auto& sees : {agreement.learner_sees, agreement.supervisor_sees})
    if (!sees.empty()) text += "\n\n" + sees;
  if (agreement.elsewhere) text += "\n\n" + std::string(say(Word::review_elsewhere));
  return text + "\n";
}

Maybe<std::string> told(const GivenFile& given, const Review& wanted) {
  const auto where = wanted.file.string();
  if (given.opened.kind == portfolio::PageKind::share) {
    const auto shared = share::shared_of(given.opened.body, where);
    if (!shared) return std::unexpected(shared.error());
    return told_as(shared->page, wanted.to);
  }
  if (given.opened.kind == portfolio::PageKind::reply) {
    const auto reply = share::reply_of(given.opened.body, nullptr, where);
    if (!reply) return std::unexpected(reply.error());
    return told(*reply);
  }
  const auto agreement = share::agreement_of(given.opened.body, where);
  if (!agreement) return std::unexpected(agreement.error());
  return told(*agreement);
}

json about(const GivenFile& given) {
  constexpr std::array kinds{"share", "reply", "agreement"};
  return {{"kind", kinds.at(static_cast<std::size_t>(given.opened.kind) - 1)}, {"number", given.opened.number}, {"from", given.from.name}};
}

/// Where a passage stands in a share: in one place, or it can't be told which is meant.
Maybe<share::Comment> comment_at(const share::Shared& shared, const std::string& quote) {
  std::vector<share::Comment> found;
  for (std::size_t block = 0; block < shared.page.blocks.size(); ++block) {
    const std::string& text = shared.page.blocks[block].text;
    for (auto at = text.find(quote); at != std::string::npos && !quote.empty(); at = text.find(quote, at + 1))
      found.push_back({.block = block, .begin = at, .end = at + quote.size(), .quote = quote});
  }
  if (found.size() == 1) return found.front();
  return std::unexpected(Problem{.what = say(Word::review_no_such_passage, fmt::arg("text", quote)),
                                 .mend = std::string(say(Word::review_no_such_passage_mend))});
}

Maybe<share::Reply> composed(const GivenFile& given, const share::Shared& shared, const portfolio::OwnCard& own, const Review& wanted) {
  const auto now = shell::now();
  share::Reply reply{.about = given.opened.number,
                     .name = own.name,
                     .role = own.role,
                     .made = portfolio::day_of(now.instant, now.offset_minutes),
                     .elsewhere = wanted.elsewhere};
  for (const auto& text : wanted.comments) {
    const auto equals = text.find('=');
    auto comment = comment_at(shared, text.substr(0, equals));
    if (!comment) return std::unexpected(comment.error());
    comment->words = equals == std::string::npos ? std::string() : share::shown(text.substr(equals + 1));
    if (!comment->words.empty()) reply.comments.push_back(std::move(*comment));
  }
  for (const auto& quote : wanted.talk) {
    auto comment = comment_at(shared, quote);
    if (!comment) return std::unexpected(comment.error());
    comment->kind = share::Comment::Kind::talk;
    reply.comments.push_back(std::move(*comment));
  }
  if (wanted.text) {
    const auto words = read_given(*wanted.text);
    if (!words) return std::unexpected(words.error());
    reply.words = share::shown(*words);
  }
  if (reply.words.empty() && reply.comments.empty())
    return std::unexpected(
        Problem{.what = std::string(say(Word::review_empty_reply)), .mend = std::string(say(Word::review_empty_reply_mend))});
  return reply;
}

Maybe<void> hand_over(const Common& common, const Maybe<share::SealedBody>& sealed, const fs::path& to) {
  if (!sealed) return std::unexpected(sealed.error());
  if (const auto written = share::write_file(to, sealed->file.bytes); !written) return written;
  if (common.json)
    print(json{{"file", to.string()}, {"number", sealed->file.number}});
  else
    print(say(Word::review_sealed, fmt::arg("file", to.string()), fmt::arg("number", sealed->file.number)));
  return {};
}

Maybe<void> reply_to(const Common& common, const Review& wanted) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  const auto keys = all->keys();
  if (!keys) return std::unexpected(keys.error());
  const auto given = all->open(*keys, wanted.file);
  if (!given) return std::unexpected(given.error());
  if (given->opened.kind != portfolio::PageKind::share)
    return std::unexpected(Problem{.where = wanted.file.string(),
                                   .what = std::string(say(Word::review_no_share)),
                                   .mend = std::string(say(Word::review_no_share_mend))});
  const auto shared = share::shared_of(given->opened.body, wanted.file.string());
  if (!shared) return std::unexpected(shared.error());
  const auto reply = composed(*given, *shared, *all->own(), wanted);
  if (!reply) return std::unexpected(reply.error());
  return hand_over(common, share::seal(*reply, *shared, *keys, given->opened.from), *wanted.to);
}

Maybe<GivenFile> given_file(const Common& common, const Review& wanted) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  const auto keys = all->keys();
  if (!keys) return std::unexpected(keys.error());
  return all->open(*keys, wanted.file);
}

Maybe<void> share_with(const Common& common, const Export& what, const share::Document& page, const std::string& whom) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  const auto keys = all->keys();
  if (!keys) return std::unexpected(keys.error());
  const auto person = all->of_name(whom);
  if (!person) return std::unexpected(person.error());
  const auto to = share::keys_of_hex(person->keys);
  if (!to) return std::unexpected(to.error());
  return hand_over(common, share::seal(share::Shared{what.name, what.role, page}, *keys, *to), what.to);
}

}  // namespace

int review_share(const Common& common, const Export& what, const std::string& whom) {
  Export named = what;
  named.format = "supervision";
  if (const auto all = Acquaintance::of(common); all && all->own()) {
    if (named.name.empty()) named.name = all->own()->name;
    if (named.role.empty()) named.role = all->own()->role;
    if (const auto person = all->of_name(whom)) named.sealed_for = person->keys;
  }
  const auto page = page_for_supervision(common, named);
  if (!page) return page.error();
  const auto shared = share_with(common, named, *page, whom);
  return shared ? done : fail(shared.error());
}

int review_open(const Common& common, const Review& wanted) {
  const auto given = given_file(common, wanted);
  if (!given) return fail(given.error());
  const auto text = told(*given, wanted);
  if (!text) return fail(text.error());
  if (wanted.to)
    if (const auto written = share::write_file(*wanted.to, *text); !written) return fail(written.error());
  if (common.json) {
    auto told = about(*given);
    told["body"] = json::parse(given->opened.body);
    print(told);
  } else {
    print(wanted.to ? say(Word::export_done, fmt::arg("file", wanted.to->string())) : *text);
  }
  return done;
}

int review_reply(const Common& common, const Review& wanted) {
  const auto replied = reply_to(common, wanted);
  return replied ? done : fail(replied.error());
}

int review_verify(const Common& common, const Review& wanted) {
  if (const auto there = read_given(wanted.file); !there) return fail(there.error());
  const auto given = given_file(common, wanted);
  const auto text = given ? told(*given, wanted) : std::unexpected(given.error());
  if (!text) {
    complain(text.error());
    return wrong;
  }
  if (common.json)
    print(about(*given));
  else
    print(say(Word::review_whole, fmt::arg("name", given->from.name), fmt::arg("number", given->opened.number)));
  return done;
}

}  // namespace vignette::cli
