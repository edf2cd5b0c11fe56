// Key cards: one's own, and those that others gave.
#include <utility>

#include "cli/acquaintance.hpp"
#include "cli/print.hpp"
#include "cli/review.hpp"
#include "shell/card_file.hpp"
#include "shell/session.hpp"
#include "words/stopped.hpp"

namespace vignette::cli {

using nlohmann::json;
using words::say;
using words::stopped;
using words::Word;

namespace {

std::string words_between(const share::PublicKeys& own, const share::PublicKeys& theirs) {
  std::string all;
  for (const auto word : share::six_words(own, theirs)) all += (all.empty() ? "" : " ") + std::string(word);
  return all;
}

/// Small letters, and one blank between words, whatever stood there.
std::string as_read(const std::string& words) {
  std::string all;
  for (const char c : words) {
    const bool capital = c >= 'A' && c <= 'Z', small = c >= 'a' && c <= 'z';
    if (capital || small)
      all += capital ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!all.empty() && all.back() != ' ')
      all += ' ';
  }
  return all.substr(0, all.find_last_not_of(' ') + 1);
}

json to_json(const portfolio::Person& one) {
  return {{"name", one.name},
          {"role", one.role},
          {"keys", one.keys},
          {"words_read", one.words_read ? json(portfolio::rfc3339(*one.words_read)) : json()}};
}

Maybe<void> show_card(const Common& common, const Review& wanted) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  auto card = all->own();
  if (!card && wanted.name.empty()) return stopped(Word::review_no_card, Word::review_no_card_mend);
  auto keys = card ? all->keys() : share::OwnKeys::make();
  if (!keys) return std::unexpected(keys.error());
  if (!card) {
    card.emplace();
    card->made = shell::now().instant;
    card->seed = keys->seed_in_hex();
  }
  if (!wanted.name.empty()) card->name = wanted.name, card->role = wanted.role;
  const auto text = share::write_card({card->name, card->role, keys->open()});
  if (!text) return std::unexpected(text.error());
  const bool first = store::state_of(portfolio_of(common)) == store::State::absent;
  if (*card != all->own()) {
    if (const auto kept = all->keep({portfolio::SaveOwnCard{*card}}); !kept) return kept;
    if (first && !common.json) remark(say(Word::review_card_first_portfolio, fmt::arg("file", portfolio_of(common).string())));
  }
  store::wipe(card->seed);
  if (wanted.to)
    if (const auto written = shell::write_card_file(*wanted.to, {card->name, card->role, keys->open()}); !written) return written;
  if (common.json)
    print(json{{"name", card->name},
               {"role", card->role},
               {"keys", share::hex(keys->open())},
               {"unprotected_portfolio_made", first ? json(portfolio_of(common).string()) : json()},
               {"file", wanted.to ? json(wanted.to->string()) : json()}});
  else if (wanted.to)
    print(say(Word::review_card_made, fmt::arg("file", wanted.to->string())));
  else
    print(*text);
  return {};
}

/// What is to be kept of a card that is added: it, and whom it takes the place of.
Maybe<std::vector<store::Change>> taken_in(const Acquaintance& all, const share::KeyCard& card, const share::PublicKeys& own,
                                           const Review& wanted, portfolio::Person& person) {
  std::vector<share::KeyCard> known;
  std::vector<store::Change> changes;
  for (const auto& one : all.people())
    if (const auto keys = share::keys_of_hex(one.keys); keys && !one.put_away) known.push_back({one.name, one.role, *keys});
  if (const auto may = share::may_add(card, own, known, wanted.file.string()); !may) {
    const bool part_is_own = card.keys.signing == own.signing || card.keys.sealing == own.sealing;
    if (!wanted.replace || part_is_own) return std::unexpected(may.error());
    for (auto one : all.people()) {
      if (one.put_away || share::may_add(card, own, std::vector{share::KeyCard{one.name, one.role, *share::keys_of_hex(one.keys)}}, {}))
        continue;
      one.put_away = shell::now().instant;
      changes.emplace_back(portfolio::SavePerson{one});
    }
  }
  if (const auto* there = all.of_keys(card.keys)) person = *there;
  if (person.keys.empty()) person.met = shell::now().instant;
  person.keys = share::hex(card.keys), person.name = card.name, person.role = card.role;
  if (!wanted.words.empty()) person.words_read = shell::now().instant;
  changes.emplace_back(portfolio::SavePerson{person});
  return changes;
}

Maybe<void> add(const Common& common, const Review& wanted) {
  const auto all = Acquaintance::of(common);
  if (!all) return std::unexpected(all.error());
  const auto keys = all->keys();
  if (!keys) return std::unexpected(keys.error());
  const auto card = shell::read_card_file(wanted.file);
  if (!card) return std::unexpected(card.error());
  const auto words = words_between(keys->open(), card->keys);
  if (!wanted.words.empty() && as_read(wanted.words) != words)
    return stopped(Word::review_words_differ, Word::review_words_differ_mend, wanted.file.string());
  portfolio::Person person;
  const auto changes = taken_in(*all, *card, keys->open(), wanted, person);
  if (!changes) return std::unexpected(changes.error());
  if (const auto kept = all->keep(*changes); !kept) return kept;
  if (common.json) {
    auto told = to_json(person);
    told["words"] = words;
    print(told);
  } else if (person.words_read) {
    print(say(Word::review_words_match, fmt::arg("name", person.name)));
  } else {
    print(say(Word::review_added, fmt::arg("name", person.name)));
    print(say(Word::review_six_words, fmt::arg("words", words)));
  }
  return {};
}

int status(const Maybe<void>& carried_out) {
  if (carried_out) return done;
  complain(carried_out.error());
  return failed;
}

}  // namespace

int review_card(const Common& common, const Review& wanted) { return status(show_card(common, wanted)); }
int review_add(const Common& common, const Review& wanted) { return status(add(common, wanted)); }

int review_people(const Common& common) {
  const auto all = Acquaintance::of(common);
  if (!all) return status(std::unexpected(all.error()));
  json list = json::array();
  for (const auto& one : all->people()) {
    if (one.put_away) continue;
    list.push_back(to_json(one));
    if (common.json) continue;
    const auto day = one.words_read ? portfolio::rfc3339(*one.words_read) : std::string();
    print(say(one.words_read ? Word::review_person : Word::review_person_unread, fmt::arg("name", one.name), fmt::arg("day", day)));
  }
  if (common.json) print(list);
  if (list.empty() && !common.json) print(std::string(say(Word::review_nobody)));
  return done;
}

}  // namespace vignette::cli
