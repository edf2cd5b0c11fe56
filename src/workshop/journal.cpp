#include "workshop/journal.hpp"

#include <cstring>
#include <utility>

#include "text/unicode.hpp"

namespace vignette::workshop {

namespace {

constexpr std::uint64_t version = 2;
constexpr std::size_t number_bytes = 8;

/// Counts first, so that what is written next lies in one string that never moves.
struct Counting {
  std::size_t size = 0;
  void number(std::uint64_t) { size += number_bytes; }
  void text(const std::string& text) { size += number_bytes + text.size(); }
};

struct Writing {
  std::string& out;
  void number(std::uint64_t number) {
    for (std::size_t i = 0; i < number_bytes; ++i) out += static_cast<char>(number >> (8 * i) & 0xFFU);
  }
  void text(const std::string& text) {
    number(text.size());
    out += text;
  }
};

/// `good` stays false once something did not fit.
struct Reading {
  std::string_view bytes;
  bool good = true;

  std::uint64_t number() {
    if (bytes.size() < number_bytes) return fail();
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < number_bytes; ++i) number |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    bytes.remove_prefix(number_bytes);
    return number;
  }
  /// No more than there can be of what takes `each` bytes.
  std::size_t count(std::size_t each = number_bytes) {
    const auto number = this->number();
    return number <= bytes.size() / each ? static_cast<std::size_t>(number) : fail();
  }
  template <typename Number>
  Number below(Number end) {
    const auto number = this->number();
    return number < static_cast<std::uint64_t>(end) ? static_cast<Number>(number) : static_cast<Number>(fail());
  }
  bool yes() { return below(2) == 1; }
  std::string text() {
    const auto size = count(1);
    std::string text(bytes.substr(0, size));
    bytes.remove_prefix(size);
    if (text::first_invalid(text)) fail();
    return text;
  }
  std::uint64_t fail() {
    good = false;
    bytes = {};
    return 0;
  }
};

constexpr int minutes_end = 24 * 60 * 10, kinds = 8, reasons = 4, keeps = 3, phases = 4, languages = 3;

template <typename To>
void put(To& to, const Setting& setting) {
  to.text(setting.case_id);
  to.text(setting.title);
  to.text(setting.address);
  to.number(setting.port);
  to.number(static_cast<std::uint64_t>(setting.minutes));
  to.number(static_cast<std::uint64_t>(setting.starts));
  for (const bool way : {setting.paper, setting.keyboard, setting.phones, setting.video}) to.number(way);
}

Setting setting_of(Reading& from) {
  Setting setting{.case_id = from.text(), .title = from.text(), .address = from.text()};
  setting.port = static_cast<std::uint16_t>(from.below(65'536));
  setting.minutes = from.below(minutes_end);
  setting.starts = from.below(minutes_end);
  for (bool* way : {&setting.paper, &setting.keyboard, &setting.phones, &setting.video}) *way = from.yes();
  return setting;
}

template <typename To>
void put(To& to, const Plan& plan) {
  to.number(plan.questions.size());
  for (const auto& one : plan.questions)
    for (const auto* text : {&one.id, &one.brief, &one.wording, &one.language}) to.text(*text);
  to.number(plan.steps.size());
  for (const auto& step : plan.steps) {
    to.number(static_cast<std::uint64_t>(step.kind));
    to.number(step.question);
    for (const int minutes : {step.minutes, step.alone, step.pairs}) to.number(static_cast<std::uint64_t>(minutes));
  }
}

Plan plan_of(Reading& from) {
  Plan plan;
  plan.questions.resize(from.count());
  for (auto& one : plan.questions)
    for (auto* text : {&one.id, &one.brief, &one.wording, &one.language}) *text = from.text();
  plan.steps.resize(from.count());
  for (auto& step : plan.steps) {
    step.kind = static_cast<Step::Kind>(from.below(kinds));
    step.question = static_cast<std::size_t>(from.number());
    for (int* minutes : {&step.minutes, &step.alone, &step.pairs}) *minutes = from.below(minutes_end);
    if (step.kind == Step::Kind::question && step.question >= plan.questions.size()) from.fail();
  }
  return plan;
}

}  // namespace

/// All of a workshop but its tokens: those who pass by phone are counted, and nobody can say which cards came by one.
struct InJournal {
  template <typename To>
  static void put(To& to, const Workshop& all) {
    workshop::put(to, all.plan_);
    to.number(all.at_);
    to.number(static_cast<std::uint64_t>(all.keep_));
    to.number(static_cast<std::uint64_t>(all.promised_));
    to.number(static_cast<std::uint64_t>(all.language_));
    for (const bool one : {all.settled_, all.manages_, all.count_hidden_}) to.number(one);
    to.number(all.present_ ? *all.present_ + 1 : 0);
    to.number(all.commitments_.size());
    for (const auto& one : all.commitments_) to.text(one);
    to.number(all.sheets_.size());
    for (const auto& [question, sheet] : all.sheets_) {
      to.number(question);
      put(to, sheet);
    }
  }

  template <typename To>
  static void put(To& to, const Workshop::Sheet& sheet) {
    to.number(static_cast<std::uint64_t>(sheet.phase));
    std::size_t passes = sheet.passes_sent;
    for (const auto& [token, id] : sheet.tokens) passes += id.empty();
    to.number(sheet.passes_typed);
    to.number(passes);
    to.number(sheet.groups.size());
    for (const auto& group : sheet.groups) to.text(group.title);
    to.number(sheet.cards.size());
    for (const auto& [id, card] : sheet.cards) {
      to.text(id);
      to.text(card.text);
      to.text(card.language);
      to.number(card.held ? static_cast<std::uint64_t>(*card.held) + 1 : 0);
      to.number(static_cast<std::uint64_t>(card.group));
    }
  }

  static Workshop take(Reading& from) {
    Workshop all(plan_of(from));
    all.at_ = from.below(all.plan_.steps.size());
    all.keep_ = static_cast<Keep>(from.below(keeps));
    all.promised_ = static_cast<Keep>(from.below(keeps));
    all.language_ = static_cast<RoomLanguage>(from.below(languages));
    for (bool* one : {&all.settled_, &all.manages_, &all.count_hidden_}) *one = from.yes();
    if (const auto present = from.below(100); present > 0) all.present_ = static_cast<std::size_t>(present) - 1;
    all.commitments_.resize(from.count());
    for (auto& one : all.commitments_) one = from.text();
    for (auto sheets = from.count(); sheets > 0 && from.good; --sheets) {
      const auto question = from.below(all.plan_.questions.size());
      all.sheets_.insert_or_assign(question, sheet(from));
    }
    const bool asks = from.good && all.step().kind == Step::Kind::question;
    if (asks && !all.sheets_.contains(all.step().question)) from.fail();
    return all;
  }

  static Workshop::Sheet sheet(Reading& from) {
    Workshop::Sheet sheet{.phase = static_cast<Phase>(from.below(phases))};
    sheet.from_journal = true;
    sheet.passes_typed = from.below(2 * most_entries + 1);
    sheet.passes_sent = from.below(most_entries + 1);
    for (auto groups = from.count(); groups > 0 && from.good; --groups)
      sheet.groups.push_back({.number = static_cast<int>(sheet.groups.size()) + 1, .title = from.text()});
    for (auto cards = from.count(); cards > 0 && from.good; --cards) {
      Card card{.id = from.text(), .text = from.text(), .language = from.text()};
      if (const auto held = from.below(reasons + 1); held > 0) card.held = static_cast<Reason>(held - 1);
      card.group = from.below(static_cast<int>(sheet.groups.size()) + 1);
      auto id = card.id;
      sheet.cards.insert_or_assign(std::move(id), std::move(card));
    }
    return sheet;
  }
};

std::string as_journal(const Setting& setting, const Workshop& workshop) {
  const auto put_all = [&](auto& to) {
    to.number(version);
    put(to, setting);
    InJournal::put(to, workshop);
  };
  Counting count;
  put_all(count);
  std::string bytes;
  bytes.reserve(count.size);
  Writing writing{bytes};
  put_all(writing);
  return bytes;
}

std::optional<Journal> from_journal(std::string_view bytes) {
  Reading from{bytes};
  if (from.number() != version) return std::nullopt;
  auto setting = setting_of(from);
  Journal journal{std::move(setting), InJournal::take(from)};
  if (!from.good || !from.bytes.empty()) return std::nullopt;
  return journal;
}

}  // namespace vignette::workshop
