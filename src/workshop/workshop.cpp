// What phones and the host bring in, and what may be read when.
#include "workshop/workshop.hpp"

#include <algorithm>
#include <utility>

#include "text/unicode.hpp"
#include "workshop/wiping.hpp"

namespace vignette::workshop {

namespace {

constexpr std::size_t longest_token = 64;

/// Without letters and figures that are mistaken for each other.
constexpr std::string_view id_letters = "abcdefghjkmnpqrstvwxyz23456789";

std::string id_of(std::uint64_t chance) {
  std::string id;
  for (int i = 0; i < 6; ++i, chance /= id_letters.size()) id += id_letters[chance % id_letters.size()];
  return id;
}

bool blank(char32_t c) { return c == ' ' || c == '\n' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B); }

bool can_be_shown(char32_t c) {
  const bool control = (c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
  return !control && !text::is_bidirectional_control(c);
}

bool is_token(std::string_view token) {
  const auto good = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return token.size() >= 32 && token.size() <= longest_token && std::ranges::all_of(token, good);
}

bool is_language(std::string_view tag) {
  const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; };
  return tag.size() >= 2 && tag.size() <= 12 && std::ranges::all_of(tag, good);
}

}  // namespace

int minutes_now(const Step& step, const std::optional<Phase>& phase) {
  if (!phase) return step.minutes;
  if (*phase == Phase::writing) return step.alone;
  return *phase == Phase::looking ? step.pairs : step.minutes - step.alone - step.pairs;
}

bool can_be_answer(std::string_view text) {
  if (text::first_invalid(text)) return false;
  std::size_t characters = 0;
  bool says_something = false;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    const char32_t c = text::next_character(text, at);
    if (!can_be_shown(c)) return false;
    says_something = says_something || !blank(c);
  }
  return says_something && characters <= longest_answer;
}

Workshop::Workshop(Plan plan, Keep keep, bool manages, RoomLanguage language)
    : plan_(std::move(plan)), keep_(keep), promised_(keep), language_(language), manages_(manages) {}

Workshop::~Workshop() { wipe(false); }

Workshop::Sheet* Workshop::sheet() { return const_cast<Sheet*>(std::as_const(*this).sheet()); }

const Workshop::Sheet* Workshop::sheet() const {
  if (step().kind != Step::Kind::question) return nullptr;
  const auto found = sheets_.find(step().question);
  return found == sheets_.end() ? nullptr : &found->second;
}

std::optional<Phase> Workshop::phase() const {
  const auto* now = sheet();
  return now && !ended_ ? std::optional(now->phase) : std::nullopt;
}

void Workshop::first_answer() {
  if (settled_) return;
  settled_ = true;
  promised_ = keep_;
}

void Workshop::put(Sheet& sheet, std::string_view text, std::string_view language, std::uint64_t chance, std::string* id) {
  auto drawn = id_of(chance);
  while (sheet.cards.contains(drawn)) drawn = id_of(++chance);
  sheet.cards.emplace(drawn, Card{.id = drawn, .text = std::string(text), .language = std::string(language)});
  if (id) *id = std::move(drawn);
  first_answer();
}

/// Where a phone's entry goes: to the question that is written to, or in place of the phone's own card that was held back.
Workshop::Sheet* Workshop::taking(std::string_view question, std::string_view token, Refusal& why) {
  why = ended_ ? Refusal::ended : Refusal::not_writing;
  auto* now = sheet();
  if (ended_ || !now || plan_.questions[step().question].id != question) return nullptr;
  if (!is_token(token)) {
    why = Refusal::not_the_words;
    return nullptr;
  }
  const auto known = now->tokens.find(token);
  if (now->phase == Phase::looking && known != now->tokens.end() && !known->second.empty()) {
    const auto own = now->cards.find(known->second);
    if (own != now->cards.end() && own->second.held) return now;
  }
  if (now->phase != Phase::writing) return nullptr;
  if (known == now->tokens.end() && now->tokens.size() >= most_entries) {
    why = Refusal::full;
    return nullptr;
  }
  return now;
}

void Workshop::claim(std::string_view question, std::string_view token, std::string_view card, std::string_view was) {
  auto* now = sheet();
  if (!now || ended_ || !now->from_journal || now->phase > Phase::looking || plan_.questions[step().question].id != question) return;
  if (!is_token(token) || now->tokens.contains(token) || now->tokens.size() >= most_entries) return;
  if (card == claims_a_pass) {
    if (now->passes_sent == 0) return;
    --now->passes_sent;
    now->tokens.emplace(token, std::string());
    return;
  }
  const auto own = now->cards.find(card);
  const auto is_its = [card](const auto& one) { return one.second == card; };
  if (own == now->cards.end() || own->second.text != was || std::ranges::any_of(now->tokens, is_its)) return;
  now->tokens.emplace(token, own->first);
}

/// Which card a token has at this question: an id, nothing in it for a pass; null where it has none.
const std::string* Workshop::known_card(std::string_view question, std::string_view token) const {
  const auto* now = sheet();
  if (!now || ended_ || plan_.questions[step().question].id != question) return nullptr;
  const auto known = now->tokens.find(token);
  return known == now->tokens.end() ? nullptr : &known->second;
}

Done Workshop::send(std::string_view question, std::string_view token, std::string_view text, std::string_view language,
                    std::uint64_t chance) {
  if (const auto* id = known_card(question, token)) {
    const auto own = sheet()->cards.find(*id);
    if (own != sheet()->cards.end() && !own->second.held && own->second.text == text) return {};
  }
  Refusal why{};
  auto* now = taking(question, token, why);
  if (!now) return std::unexpected(why);
  if (!can_be_answer(text) || !is_language(language)) return std::unexpected(Refusal::not_the_words);
  auto& id = now->tokens.try_emplace(std::string(token)).first->second;
  if (const auto old = now->cards.find(id); old != now->cards.end()) {
    workshop::wipe(old->second.text);
    now->cards.erase(old);
  }
  put(*now, text, language, chance, &id);
  return {};
}

Done Workshop::pass(std::string_view question, std::string_view token) {
  if (const auto* id = known_card(question, token); id && id->empty()) return {};
  Refusal why{};
  auto* now = taking(question, token, why);
  if (!now) return std::unexpected(why);
  auto& id = now->tokens.try_emplace(std::string(token)).first->second;
  if (const auto old = now->cards.find(id); old != now->cards.end()) {
    workshop::wipe(old->second.text);
    now->cards.erase(old);
  }
  id.clear();
  first_answer();
  return {};
}

Mine Workshop::mine(std::string_view question, std::string_view token) const {
  const auto* id = known_card(question, token);
  if (!id) return {};
  if (id->empty()) return {.state = Mine::State::passed};
  const auto own = sheet()->cards.find(*id);
  if (own == sheet()->cards.end()) return {};
  return {.state = own->second.held ? Mine::State::held : Mine::State::in, .why = own->second.held, .card = own->first};
}

Done Workshop::type(std::string_view text, std::string_view language, std::uint64_t chance) {
  auto* now = sheet();
  if (ended_) return std::unexpected(Refusal::ended);
  if (!now || now->phase > Phase::looking) return std::unexpected(Refusal::not_writing);
  if (!can_be_answer(text) || !is_language(language)) return std::unexpected(Refusal::not_the_words);
  if (now->cards.size() + now->passes_typed >= most_entries * 2) return std::unexpected(Refusal::full);
  put(*now, text, language, chance, nullptr);
  return {};
}

Done Workshop::type_pass() {
  auto* now = sheet();
  if (ended_) return std::unexpected(Refusal::ended);
  if (!now || now->phase > Phase::looking) return std::unexpected(Refusal::not_writing);
  if (now->cards.size() + now->passes_typed >= most_entries * 2) return std::unexpected(Refusal::full);
  ++now->passes_typed;
  first_answer();
  return {};
}

std::size_t Workshop::passed() const {
  const auto* now = sheet();
  if (!now || now->phase == Phase::writing) return 0;
  const auto sent = std::ranges::count_if(now->tokens, [](const auto& token) { return token.second.empty(); });
  return now->passes_typed + now->passes_sent + static_cast<std::size_t>(sent);
}

std::size_t Workshop::in() const {
  const auto* now = sheet();
  if (!now) return 0;
  const auto sent = std::ranges::count_if(now->tokens, [](const auto& token) { return token.second.empty(); });
  return now->cards.size() + now->passes_typed + now->passes_sent + static_cast<std::size_t>(sent);
}

std::vector<Card> Workshop::cards() const {
  std::vector<Card> all;
  const auto* now = sheet();
  if (!now || now->phase == Phase::writing) return all;
  for (const auto& [id, card] : now->cards) all.push_back(card);
  return all;
}

std::vector<Group> Workshop::groups() const {
  const auto* now = sheet();
  return now ? now->groups : std::vector<Group>();
}

std::size_t Workshop::showing(const Sheet& sheet) const {
  return static_cast<std::size_t>(std::ranges::count_if(sheet.cards, [](const auto& card) { return !card.second.held; }));
}

std::size_t Workshop::held() const {
  const auto* now = sheet();
  return now ? now->cards.size() - showing(*now) : 0;
}

std::size_t Workshop::can_be_shown() const {
  const auto* now = sheet();
  return now && now->phase != Phase::writing ? showing(*now) : 0;
}

}  // namespace vignette::workshop
