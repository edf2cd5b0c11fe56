// What is kept of what was shared: listed, agreed upon, noted, and taken out as one page.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <utility>

#include "cli/acquaintance.hpp"
#include "cli/before_leaving.hpp"
#include "cli/print.hpp"
#include "cli/review.hpp"
#include "cli/review_keeping.hpp"
#include "cli/review_telling.hpp"
#include "share/ending.hpp"
#include "share/exchange.hpp"
#include "share/file.hpp"
#include "share/replying.hpp"
#include "share/shared.hpp"
#include "share/telling.hpp"
#include "shell/session.hpp"
#include "words/stopped.hpp"

namespace vignette::cli {

using nlohmann::json;
using portfolio::Exchange;
using portfolio::PageKind;
using words::say;
using words::stopped;
using words::Word;

namespace {

int status(const Maybe<void>& carried_out) {
  if (carried_out) return done;
  complain(carried_out.error());
  return failed;
}

std::string iso(portfolio::Day day) { return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day); }

json to_json(const Exchange& one, const std::string& what) {
  json pages = json::array();
  for (const auto& page : one.pages)
    pages.push_back({{"kind", name_of(page.kind)}, {"number", page.number}, {"mine", page.mine}, {"made", iso(page.made)}});
  return {{"number", one.number}, {"mine", one.mine}, {"name", one.name},
          {"shared", what},       {"pages", pages},   {"keep_until", one.keep_until ? json(iso(*one.keep_until)) : json()}};
}

std::string keep_until_in_words(portfolio::Day day) {
  const auto now = shell::now();
  const bool came = day <= portfolio::day_of(now.instant, now.offset_minutes);
  return say(came ? Word::review_keep_until_came : Word::review_keep_until, fmt::arg("day", share::day_in_words(day)));
}

Maybe<void> list(const Common& common) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  json listed = json::array();
  for (const auto& one : all->reviews().exchanges) {
    const auto what = share::shared_in_words(one, shell::now().offset_minutes);
    const auto* page = portfolio::newest(one, PageKind::share);
    listed.push_back(to_json(one, what));
    if (common.json) continue;
    const auto name = one.name.empty() ? std::string(say(Word::exchange_the_other)) : one.name;
    const auto day = page ? share::day_in_words(page->made) : std::string();
    print(say(one.mine ? Word::review_listed_to : Word::review_listed_from, fmt::arg("day", day), fmt::arg("name", name),
              fmt::arg("what", what), fmt::arg("number", one.number)));
    if (one.keep_until) print("  " + keep_until_in_words(*one.keep_until));
  }
  if (common.json)
    print(listed);
  else if (listed.empty())
    print(std::string(say(Word::review_nothing_shared)));
  return {};
}

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\n");
  return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin);
}

/// "Words; who; by when": the last two may be left out. Nothing where it can't be told which is which.
std::optional<share::AgreedLine> action(const std::string& text) {
  std::array<std::string, 3> parts;
  std::size_t at = 0, part = 0;
  for (; part < parts.size() && at <= text.size(); ++part) {
    const auto end = std::min(text.find(';', at), text.size());
    parts.at(part) = share::on_one_line(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  if (at <= text.size() || parts[0].empty()) return std::nullopt;
  if (const auto day = day_of_text(parts[2])) parts[2] = share::day_in_words(*day);  // as it stands in the window
  return share::AgreedLine{share::AgreedLine::Kind::action, parts[0], parts[1], parts[2]};
}

Maybe<share::Agreement> composed(const Exchange& exchange, const Agreed& wanted) {
  const auto now = shell::now();
  share::Agreement made{
      .about = exchange.number, .made = portfolio::day_of(now.instant, now.offset_minutes), .elsewhere = wanted.elsewhere};
  const auto add = [&](share::AgreedLine::Kind kind, const std::vector<std::string>& lines) {
    for (const auto& line : lines)
      if (!trimmed(line).empty()) made.lines.push_back({kind, share::on_one_line(trimmed(line)), {}, {}});
  };
  add(share::AgreedLine::Kind::learning, wanted.learning);
  for (const auto& line : wanted.actions)
    if (auto one = action(line)) made.lines.push_back(std::move(*one));
  add(share::AgreedLine::Kind::supervisor, wanted.supervisor);
  add(share::AgreedLine::Kind::support, wanted.support);
  auto& sees = exchange.mine ? made.learner_sees : made.supervisor_sees;
  sees = share::shown(trimmed(wanted.sees));
  if (made.lines.size() > share::most_lines_agreed) return stopped(Word::review_too_many_agreed, Word::review_too_many_agreed_mend);
  if (made.lines.empty() && sees.empty() && !made.elsewhere)
    return stopped(Word::review_empty_agreement, Word::review_empty_agreement_mend);
  return made;
}

/// Of each line: on its page they stand in a line of the program's.
std::vector<std::string> who_and_when(const share::Agreement& agreement) {
  std::vector<std::string> words;
  for (const auto& line : agreement.lines) words.insert(words.end(), {line.owner, line.by});
  return words;
}

Maybe<void> agree(const Common& common, const Review& wanted, const Agreed& agreed) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  const auto keys = all->keys();
  if (!keys) return std::unexpected(keys.error());
  auto exchange = all->exchange(wanted.number);
  if (!exchange) return std::unexpected(exchange.error());
  if (exchange->keys.empty()) return stopped(Word::review_nobody_to_seal, Word::review_nobody_to_seal_mend);
  const auto to = share::keys_of_hex(exchange->keys);
  if (!to) return std::unexpected(to.error());
  if (const auto fits = share::fits_its_name("vignette-sealed", *wanted.to); !fits) return fits;
  const auto made = composed(*exchange, agreed);
  if (!made) return std::unexpected(made.error());
  const auto sealed = share::seal(*made, *keys, *to, share::number_after(*exchange, PageKind::agreement));
  if (!sealed) return std::unexpected(sealed.error());
  portfolio::add(*exchange, page_made(PageKind::agreement, sealed->file.number, sealed->body, made->made, true));
  const auto kept = all->keep_handed_over([&] { return share::write_file(*wanted.to, sealed->file.bytes); }, *exchange);
  if (!kept) return kept;
  const auto fingerprint = share::fingerprint(*exchange);
  const BeforeLeaving before(common, share::agreement_page(nullptr, *made), Word::leave_limits_team, {.words = who_and_when(*made)});
  if (common.json) {
    json told{{"file", wanted.to->string()}, {"number", sealed->file.number}, {"fingerprint", fingerprint}};
    before.add_to(told);
    print(told);
  } else {
    print(say(Word::review_sealed, fmt::arg("file", wanted.to->string()), fmt::arg("number", sealed->file.number)));
    print(say(Word::review_fingerprint_told, fmt::arg("fingerprint", fingerprint)));
    before.print();
  }
  return {};
}

Maybe<void> note(const Common& common, const Review& wanted) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  auto exchange = all->exchange(wanted.number);
  if (!exchange) return std::unexpected(exchange.error());
  const auto words = share::shown(trimmed(wanted.words));
  if (words.empty()) return stopped(Word::review_empty_note, Word::review_empty_note_mend);
  const auto now = shell::now().instant;
  std::random_device chance;
  const auto id = portfolio::make_id(now, std::uint64_t{chance()} << 32U | chance(), static_cast<std::uint16_t>(chance()));
  exchange->notes.push_back({id, now, words});
  if (const auto kept = all->keep({portfolio::SaveExchange{*exchange}}); !kept) return kept;
  print(common.json ? json{{"number", exchange->number}}.dump() : std::string(say(Word::review_note_kept)));
  return {};
}

Maybe<void> keep_until(const Common& common, const Review& wanted, portfolio::Day day) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  auto exchange = all->exchange(wanted.number);
  if (!exchange) return std::unexpected(exchange.error());
  exchange->keep_until = day;
  if (const auto kept = all->keep({portfolio::SaveExchange{*exchange}}); !kept) return kept;
  if (common.json)
    print(json{{"number", exchange->number}, {"keep_until", iso(day)}});
  else
    print(say(Word::review_keep_until_kept, fmt::arg("day", share::day_in_words(day))));
  return {};
}

/// Receipt, and its day: said once, and kept as it was said.
Maybe<void> both_have(const Common& common, const Review& wanted) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  auto exchange = all->exchange(wanted.number);
  if (!exchange) return std::unexpected(exchange.error());
  if (!portfolio::newest(*exchange, PageKind::agreement)) return stopped(Word::review_nothing_agreed, Word::review_nothing_agreed_mend);
  if (!exchange->both_have) {
    const auto now = shell::now();
    exchange->both_have = portfolio::day_of(now.instant, now.offset_minutes);
    if (const auto kept = all->keep({portfolio::SaveExchange{*exchange}}); !kept) return kept;
  }
  if (common.json)
    print(json{{"number", exchange->number}, {"both_have", iso(*exchange->both_have)}});
  else
    print(say(Word::exchange_both_have, fmt::arg("day", share::day_in_words(*exchange->both_have))));
  return {};
}

Maybe<void> export_one(const Common& common, const Review& wanted, const Export& form) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  const auto exchange = all->exchange(wanted.number);
  if (!exchange) return std::unexpected(exchange.error());
  const auto page = share::exchange_page(*exchange, shell::now());
  const auto bytes = written_as(form.format, page, form.paper);
  if (!bytes) return std::unexpected(bytes.error());
  if (const auto written = share::write_file(*wanted.to, *bytes); !written) return written;
  const BeforeLeaving before(common, page, Word::leave_limits_team);
  if (common.json) {
    json told{{"file", wanted.to->string()}, {"format", form.format}};
    before.add_to(told);
    print(told);
    return {};
  }
  print(say(Word::export_done, fmt::arg("file", wanted.to->string())));
  before.print();
  return {};
}

}  // namespace

int review_list(const Common& common) { return status(list(common)); }
int review_both_have(const Common& common, const Review& wanted) { return status(both_have(common, wanted)); }
int review_note(const Common& common, const Review& wanted) { return status(note(common, wanted)); }

int review_export(const Common& common, const Review& wanted, const Export& form) {
  const auto fits = share::fits_its_name(form.format, *wanted.to);
  if (fits) return status(export_one(common, wanted, form));
  complain(fits.error());
  return usage;
}

int review_agree(const Common& common, const Review& wanted, const Agreed& agreed) {
  const auto unclear = std::ranges::find_if(agreed.actions, [](const auto& line) { return !trimmed(line).empty() && !action(line); });
  if (unclear == agreed.actions.end()) return status(agree(common, wanted, agreed));
  complain(
      {.what = say(Word::review_action_unclear, fmt::arg("text", *unclear)), .mend = std::string(say(Word::review_action_unclear_mend))});
  return usage;
}

int review_keep_until(const Common& common, const Review& wanted, const std::string& until) {
  const auto day = day_of_text(until);
  if (day) return status(keep_until(common, wanted, *day));
  complain({.what = say(Word::not_a_day, fmt::arg("text", until)), .mend = std::string(say(Word::not_a_day_mend))});
  return usage;
}

}  // namespace vignette::cli
