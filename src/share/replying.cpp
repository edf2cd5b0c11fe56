#include "share/replying.hpp"

#include <sodium.h>

#include <array>
#include <utility>

#include "reflect/exchange_words.hpp"
#include "share/chance.hpp"
#include "share/telling.hpp"
#include "words/words.hpp"

namespace vignette::share {

using portfolio::AgreedLine;
using portfolio::Comment;
using words::say;
using words::Word;
using Kind = Block::Kind;

portfolio::Reply fit_to_seal(portfolio::Reply reply) {
  reply.name = on_one_line(reply.name);
  reply.role = on_one_line(reply.role);
  reply.words = shown(reply.words);
  for (auto& one : reply.comments) one.words = shown(one.words);
  std::erase_if(reply.comments, [](const Comment& one) { return one.words.empty() && one.kind != Comment::Kind::talk; });
  return reply;
}

Document reply_page(const portfolio::Shared& about, const portfolio::Reply& reply) {
  Document page;
  page.title = say(Word::review_page_title);
  page.language = words::language();
  page.made = reply.made;
  const auto day = day_in_words(reply.made);
  if (!reply.name.empty()) {
    const auto who = reply.role.empty() ? reply.name : say(Word::document_who, fmt::arg("name", reply.name), fmt::arg("role", reply.role));
    page.byline = say(Word::review_page_who, fmt::arg("who", who), fmt::arg("day", day));
  } else {
    page.byline = day;
  }
  const auto shared_on = day_in_words(about.page.made);
  page.blocks.push_back(
      told(about.name.empty() ? say(Word::review_page_about, fmt::arg("day", shared_on))
                              : say(Word::review_page_about_name, fmt::arg("name", on_one_line(about.name)), fmt::arg("day", shared_on))));
  if (!reply.words.empty()) page.blocks.push_back({.kind = Kind::prose, .text = reply.words});
  if (!reply.comments.empty()) page.blocks.push_back(heading(2, say(Word::review_page_comments)));
  for (const auto& one : reply.comments) {
    page.blocks.push_back({.kind = Kind::passage, .text = one.quote, .from = std::string(say(Word::review_page_quoted))});
    if (one.kind != Comment::Kind::comment)
      page.blocks.push_back(
          {.kind = Kind::name, .text = std::string(say(one.kind == Comment::Kind::talk ? Word::review_talk : Word::review_asked))});
    if (!one.words.empty()) page.blocks.push_back({.kind = Kind::prose, .text = one.words});
  }
  if (reply.elsewhere) page.blocks.push_back(told(say(Word::review_elsewhere)));
  page.notes_title = say(Word::document_notes);
  page.page_of = say(Word::document_page_of);
  page.foot = say(Word::review_page_foot);
  return page;
}

portfolio::Agreement fit_to_seal(portfolio::Agreement agreement) {
  for (auto& line : agreement.lines) {
    line.words = shown(line.words);
    line.owner = on_one_line(line.owner);
    line.by = on_one_line(line.by);
  }
  std::erase_if(agreement.lines, [](const AgreedLine& line) { return line.words.empty() && line.owner.empty() && line.by.empty(); });
  for (auto& line : agreement.lines)
    if (line.words.empty()) line.words = "–";
  agreement.learner_sees = shown(agreement.learner_sees);
  agreement.supervisor_sees = shown(agreement.supervisor_sees);
  return agreement;
}

Document agreement_page(const portfolio::Shared* about, const portfolio::Agreement& agreement) {
  const bool supervision = reflect::to_supervision(about);
  Document page;
  page.title = say(Word::agreed_title);
  page.language = words::language();
  page.made = agreement.made;
  page.byline = day_in_words(agreement.made);
  if (about) page.blocks.push_back(told(say(Word::agreed_page_about, fmt::arg("day", day_in_words(about->page.made)))));
  for (const auto& line : agreement.lines) {
    page.blocks.push_back({.kind = Kind::name, .text = std::string(reflect::kind_in_words(line.kind, supervision))});
    page.blocks.push_back({.kind = Kind::prose, .text = line.words});
    if (const auto who = who_and_when(line); !who.empty()) page.blocks.push_back(told(who));
  }
  const auto learner = about && !about->name.empty() ? std::string_view(about->name) : say(Word::agreed_learner);
  const auto differs = [&](const std::string& who, const std::string& sees) {
    if (sees.empty()) return;
    page.blocks.push_back({.kind = Kind::name, .text = who});
    page.blocks.push_back({.kind = Kind::prose, .text = sees});
  };
  differs(say(Word::agreed_differently, fmt::arg("who", learner)), agreement.learner_sees);
  differs(std::string(reflect::reader_differently(supervision)), agreement.supervisor_sees);
  if (agreement.elsewhere) page.blocks.push_back(told(say(Word::review_elsewhere)));
  page.notes_title = say(Word::document_notes);
  page.page_of = say(Word::document_page_of);
  page.foot = say(Word::agreed_page_foot);
  return page;
}

std::string a_number() {
  constexpr std::size_t characters = 26;
  if (!ready()) return {};
  std::array<std::uint8_t, 17> chance{};
  randombytes_buf(chance.data(), chance.size());
  return base32(chance, characters);
}

std::string number_after(const portfolio::Exchange& exchange, portfolio::PageKind kind) {
  constexpr std::size_t characters = 26, bytes = 16;
  constexpr std::uint8_t last = 255;
  if (!ready()) return {};
  const auto* before = portfolio::newest(exchange, kind);
  const std::uint8_t turn = before ? from_base32(before->number, bytes).front() : 0;
  std::string number;
  constexpr int tries = 64;  // nothing sorts after the last number there is, which somebody may have sent
  for (int i = 0; i < tries && (number.empty() || (before && number <= before->number)); ++i) {
    std::array<std::uint8_t, bytes> chance{};
    randombytes_buf(chance.data(), chance.size());
    chance.front() = before && turn < last ? static_cast<std::uint8_t>(turn + 1) : turn;
    number = base32(chance, characters);
  }
  return number;
}

}  // namespace vignette::share
