#include "cli/workshop_leading.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "text/language.hpp"
#include "words/words.hpp"
#include "workshop/record.hpp"

namespace vignette::cli {

using words::Word;
using workshop::Card;
using workshop::Done;
using workshop::Keep;
using workshop::Phase;
using workshop::Reason;
using workshop::Refusal;
using workshop::Workshop;

namespace {

constexpr std::int64_t minute_ms = 60'000;

template <typename... Named>
std::string text_of(Word word, const Named&... named) {
  return words::say(word, named...);
}
std::string text_of(Word word) { return std::string(words::say(word)); }

/// Why not; and what is typed instead, where something else comes first.
std::string why_not_typed(Refusal refusal) {
  const auto why = text_of(workshop::why_not(refusal));
  const std::string_view what = refusal == Refusal::too_few         ? "talk"
                                : refusal == Refusal::present_first ? "present N"
                                : refusal == Refusal::question_open ? "reveal, talk"
                                : refusal == Refusal::last_step     ? "end"
                                                                    : "";
  return what.empty() ? why : text_of(Word::serve_type, fmt::arg("why", why), fmt::arg("what", what));
}

/// The first word, and what follows it.
std::pair<std::string_view, std::string_view> cut(std::string_view line) {
  const auto begin = std::min(line.find_first_not_of(' '), line.size());
  const auto end = std::min(line.find(' ', begin), line.size());
  const auto rest = std::min(line.find_first_not_of(' ', end), line.size());
  return {line.substr(begin, end - begin), line.substr(rest)};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

/// A whole number; one that is out of every range where it is none.
int number_of(std::string_view text) {
  int number = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number);
  return bad == std::errc() && end == text.data() + text.size() ? number : -1;
}

/// A place counted from 1; one that is out of every list where it is none.
std::size_t place_of(std::string_view text) {
  const int number = number_of(text);
  return number >= 1 ? static_cast<std::size_t>(number) - 1 : static_cast<std::size_t>(-1);
}

/// "N MINUTES", and of a question's step, if they are said, those alone and in pairs: all of it or nothing.
Done give_time(Workshop& all, std::string_view line) {
  const auto [from, times] = cut(line);
  const auto [whole, parts] = cut(times);
  const auto [alone, pairs] = cut(parts);
  const auto step = place_of(from);
  auto tried = all.plan();
  if (!alone.empty() &&
      (!workshop::set_minutes(tried, step, number_of(whole)) || !workshop::set_parts(tried, step, number_of(alone), number_of(pairs))))
    return std::unexpected(Refusal::no_such_step);
  const auto given = all.give_minutes(step, number_of(whole));
  return given && !alone.empty() ? all.give_parts(step, number_of(alone), number_of(pairs)) : given;
}

Done put_step(Workshop& all, std::string_view line) {
  const auto [from, to] = cut(line);
  return all.put_step(place_of(from), place_of(to));
}

/// A question of whoever leads, after the step the room is at.
Done ask_own(Workshop& all, std::string_view wording) {
  if (!workshop::can_be_question(wording)) return std::unexpected(Refusal::not_the_words);
  const auto language = text::language_of(wording) == "cy" ? std::string_view("cy") : words::language();
  return all.add_step(all.at() + 1, workshop::Step::Kind::question, workshop::own_question(all.plan(), wording, language));
}

std::optional<Reason> reason_of(std::string_view word) {
  constexpr std::pair<std::string_view, Reason> reasons[] = {
      {"identify", Reason::identify}, {"hurt", Reason::hurt}, {"same", Reason::same}, {"asked", Reason::asked}};
  for (const auto& [name, reason] : reasons)
    if (name == word) return reason;
  return std::nullopt;
}

std::optional<Keep> keep_of(std::string_view word) {
  if (word == "nothing") return Keep::nothing;
  if (word == "titles") return Keep::titles;
  if (word == "answers") return Keep::answers;
  return std::nullopt;
}

std::string line_of(const Card& card) {
  if (card.held)
    return text_of(Word::serve_card_held, fmt::arg("id", card.id), fmt::arg("text", card.text),
                   fmt::arg("why", words::say(workshop::why_held(*card.held))));
  return text_of(Word::serve_card, fmt::arg("id", card.id), fmt::arg("text", card.text));
}

/// Cards by group, those in none last.
std::string looked_through(const Workshop& all) {
  std::string lines = text_of(Word::serve_shuffled, fmt::arg("answers", workshop::tally(all))) + "\n";
  const auto cards = all.cards();
  const auto groups = all.groups();
  const auto add = [&](int group) {
    for (const auto& card : cards)
      if (card.group == group) lines += "  " + line_of(card) + "\n";
  };
  for (const auto& group : groups) {
    const auto count = static_cast<std::size_t>(std::ranges::count(cards, group.number, &Card::group));
    lines += text_of(Word::serve_group, fmt::arg("number", group.number), fmt::arg("title", group.title),
                     fmt::arg("count", words::count_in_words(count))) +
             "\n";
    add(group.number);
  }
  if (!groups.empty() && std::ranges::count(cards, 0, &Card::group) > 0) lines += text_of(Word::room_other_cards) + "\n";
  add(0);
  return lines;
}

/// The name of a file, and the numbers after it of what could point to somebody and is kept too; "all" is each of them.
std::pair<std::string_view, std::set<std::uint64_t>> kept_too(std::string_view rest, const std::vector<workshop::Flagged>& flagged) {
  std::set<std::uint64_t> with;
  for (;;) {
    const auto space = rest.find_last_of(' ');
    const auto last = rest.substr(space == std::string_view::npos ? 0 : space + 1);
    const auto place = place_of(last);
    if (space == std::string_view::npos || (last != "all" && place >= flagged.size())) return {rest, std::move(with)};
    for (std::size_t i = 0; i < flagged.size(); ++i)
      if (last == "all" || i == place) with.insert(flagged[i].of);
    rest = trimmed(rest.substr(0, space));
  }
}

int part_minutes(const Workshop& all) { return workshop::minutes_now(all.step(), all.phase()); }

}  // namespace

Leading::Leading(workshop::Desk& desk, const pack::Case& about, reflect::Known known, Outside outside, portfolio::Now now)
    : desk_(desk), title_(about.title), known_(std::move(known)), outside_(std::move(outside)) {
  clock_of_step(now);
}

void Leading::clock_of_step(portfolio::Now now) { until_.ms = now.instant.ms + desk_.with(part_minutes) * minute_ms; }

std::string Leading::time_left(portfolio::Now now, workshop::RoomLanguage room) const {
  return workshop::time_left(until_.ms - now.instant.ms, room);
}

std::string Leading::answer(Done done, portfolio::Now now) {
  if (!done) return why_not_typed(done.error()) + "\n";
  outside_.changed();
  return show(now);
}

std::string Leading::show(portfolio::Now now) {
  return desk_.with([&](const Workshop& all) {
    const auto& step = all.step();
    std::string lines =
        text_of(Word::serve_step, fmt::arg("title", workshop::title_of(all.plan(), step)), fmt::arg("minutes", step.minutes)) + ". " +
        time_left(now) + ".\n";
    if (const auto phase = all.phase()) {
      lines += all.plan().questions[step.question].wording + "\n";
      if (*phase == Phase::writing)
        lines += (all.in() == 0 ? text_of(Word::nobody_in)
                                : workshop::capital(workshop::counted(all.in(), Word::so_many_in, Word::so_many_in))) +
                 ". " + text_of(Word::room_nobody_reads) + ".\n";
      else
        lines += looked_through(all);
    } else if (const auto how = workshop::how_of(step); !how.empty()) {
      lines += how + ".\n";
    }
    if (all.count_hidden()) lines += text_of(Word::serve_hidden_count) + ".\n";
    for (std::size_t i = 0; i < all.commitments().size(); ++i)
      lines += text_of(Word::serve_commitment, fmt::arg("number", i + 1), fmt::arg("text", all.commitments()[i])) + "\n";
    return lines + text_of(workshop::kept_line(all.keep())) + "\n";
  });
}

std::string Leading::room(portfolio::Now now) {
  const auto told = desk_.told();
  std::string lines;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) lines += text + "\n";
  };
  add(told.which);
  add(told.title);
  for (const auto* all : {&told.lines, &told.agreed})
    for (const auto& line : *all) add("  " + line);
  for (const auto& column : told.wall) {
    add(column.title);
    for (const auto& card : column.cards) add("  - " + card);
  }
  add(workshop::capital(told.held));
  add(told.in);
  add(time_left(now));
  add(told.small);
  add(told.kept);
  add(outside_.join());
  return lines;
}

std::string Leading::plan(portfolio::Now now) {
  return desk_.with([&](const Workshop& all) {
    std::string lines;
    auto at = now.instant;
    for (std::size_t i = 0; i < all.plan().steps.size(); ++i) {
      const auto& step = all.plan().steps[i];
      lines += fmt::format(
          "{} {:>2}. {}  {}", i == all.at() ? '>' : ' ', i + 1, i < all.at() ? "     " : portfolio::clock_of(at, now.offset_minutes),
          text_of(Word::serve_step, fmt::arg("title", workshop::title_of(all.plan(), step)), fmt::arg("minutes", step.minutes)));
      const auto how = workshop::how_of(step);
      lines += (how.empty() ? "" : " (" + how + ")") + "\n";
      if (i >= all.at()) at.ms += step.minutes * minute_ms;
    }
    return lines;
  });
}

std::string Leading::on_card(std::string_view words, portfolio::Now now,
                             const std::function<Done(Workshop&, const std::string&, std::string_view)>& work) {
  const auto [id, rest] = cut(words);
  return answer(desk_.with([&](Workshop& all) { return work(all, std::string(id), rest); }), now);
}

std::string Leading::say(std::string_view line, portfolio::Now now) {
  line = trimmed(line);
  if (ending_) return at_end(line, now);
  const auto [word, rest] = cut(line);
  const auto does = [&](auto&& work) { return answer(desk_.with(work), now); };
  if (word.empty()) return {};
  if (word == "help") return text_of(Word::serve_help) + "\n";
  if (word == "show") return show(now);
  if (word == "room") return room(now);
  if (word == "plan") return plan(now);
  if (word == "next" || word == "skip" || word == "close" || word == "reveal" || word == "talk") {
    const auto done = desk_.with([&](Workshop& all) {
      return word == "next"     ? all.next()
             : word == "skip"   ? all.skip()
             : word == "close"  ? all.close()
             : word == "reveal" ? all.reveal()
                                : all.talk();
    });
    if (done) clock_of_step(now);
    return answer(done, now);
  }
  if (word == "hold") {
    const auto reason = reason_of(cut(rest).second);
    if (reason) return on_card(rest, now, [&](Workshop& all, const std::string& id, std::string_view) { return all.hold(id, *reason); });
  }
  if (word == "leave") return on_card(rest, now, [](Workshop& all, const std::string& id, std::string_view) { return all.leave_in(id); });
  if (word == "move")
    return on_card(rest, now, [](Workshop& all, const std::string& id, std::string_view to) { return all.move_card(id, number_of(to)); });
  if (word == "group")
    return does([&](Workshop& all) -> Done {
      const auto made = all.make_group(rest);
      return made ? Done() : std::unexpected(made.error());
    });
  if (word == "name") {
    const auto [number, title] = cut(rest);
    return does([&, which = number_of(number), &name = title](Workshop& all) { return all.name_group(which, name); });
  }
  if (word == "type") return does([&](Workshop& all) { return all.type(rest, words::language(), outside_.chance()); });
  if (word == "pass") return does([](Workshop& all) { return all.type_pass(); });
  if (word == "present")
    return does([&](Workshop& all) { return all.set_present(static_cast<std::size_t>(std::max(0, number_of(rest)))); });
  if (word == "kept") {
    const auto keep = keep_of(rest);
    if (keep) return does([&](Workshop& all) { return all.settle(*keep); });
  }
  if (word == "count") return does([](Workshop& all) { return all.hide_count(!all.count_hidden()), Done(); });
  if (word == "commit") return does([&](Workshop& all) { return all.commit(rest); });
  if (word == "uncommit") return does([&](Workshop& all) { return all.uncommit(place_of(rest)); });
  if (word == "time" || word == "order" || word == "ask") {
    const auto done = desk_.with([&](Workshop& all) {
      const int before = part_minutes(all);
      const auto given = word == "time" ? give_time(all, rest) : word == "order" ? put_step(all, rest) : ask_own(all, rest);
      until_.ms += (part_minutes(all) - before) * minute_ms;
      return given;
    });
    return done ? text_of(Word::serve_done) + ".\n" + plan(now) : answer(done, now);
  }
  if (word == "more") {
    until_.ms = std::max(until_.ms, now.instant.ms) + minute_ms;
    return time_left(now) + ".\n";
  }
  if (word == "code") return text_of(Word::serve_new_code, fmt::arg("code", outside_.new_code())) + "\n";
  if (word == "end") {
    ending_ = true;
    return preview(now);
  }
  return text_of(Word::lead_no_such) + "\n";
}

std::string Leading::preview(portfolio::Now now) {
  const auto end = desk_.with(
      [&](const Workshop& all) { return workshop::ending_of(all, known_, portfolio::clock_of(now.instant, now.offset_minutes)); });
  std::string lines = text_of(Word::serve_wiped) + "\n";
  if (end.keep == Keep::nothing) {
    lines += text_of(Word::serve_nothing_kept) + "\n";
  } else {
    lines += text_of(Word::serve_kept) + "\n";
    for (const auto& question : end.kept.questions) {
      lines += question.wording + "\n";
      for (const auto* texts : {&question.titles, &question.answers})
        for (const auto& text : *texts) lines += "  - " + text + "\n";
    }
    for (const auto& text : end.kept.commitments) lines += "  - " + text + "\n";
    std::size_t number = 0;
    for (const auto& one : end.flagged) {
      std::string found;
      for (const auto& words : one.words) found += (found.empty() ? "" : "”, “") + words;
      lines += text_of(Word::serve_flagged, fmt::arg("number", ++number), fmt::arg("words", found)) + "\n";
    }
    if (number > 0) lines += text_of(Word::serve_flagged_how) + "\n";
  }
  lines += text_of(Word::serve_reach) + "\n";
  return lines + text_of(end.keep == Keep::nothing ? Word::serve_end_wipe : Word::serve_end_keep) + "\n";
}

/// `keep FILE`, `keep FILE 1 3`, `keep FILE all` or `wipe`; anything else goes back.
std::string Leading::at_end(std::string_view line, portfolio::Now now) {
  const auto [word, rest] = cut(line);
  ending_ = false;
  auto keeping = desk_.with([](const Workshop& all) { return all.keep() != Keep::nothing; }) && word == "keep" && !rest.empty();
  if (!keeping && word != "wipe") return show(now);
  std::string said;
  if (keeping) {
    const auto [name, with] = desk_.with([&](const Workshop& all) { return kept_too(rest, workshop::flagged(all.kept(), known_)); });
    const std::string file(name);
    const auto today = portfolio::day_of(now.instant, now.offset_minutes);
    const auto page = desk_.with([&](const Workshop& all) { return workshop::record_of(all, known_, with, title_, today); });
    if (auto wrong = outside_.write(file, page); !wrong.empty()) {
      ending_ = true;  // still: another place can be named at once
      return wrong + "\n";
    }
    said = text_of(Word::serve_record, fmt::arg("file", file), fmt::arg("day", workshop::in_words(workshop::review_day(today)))) + "\n";
  }
  const auto time = portfolio::clock_of(now.instant, now.offset_minutes);
  desk_.end(keeping, time);
  outside_.changed();
  ended_ = true;
  return said + (keeping ? "" : text_of(Word::wiped_at, fmt::arg("time", time)) + "\n");
}

void Leading::end(portfolio::Now now) {
  desk_.end(false, portfolio::clock_of(now.instant, now.offset_minutes));
  outside_.changed();
  ended_ = true;
}

}  // namespace vignette::cli
