#include "cli/acquaintance.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "shell/places.hpp"
#include "store/reader.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;
using words::Problem;
using words::say;
using words::Word;

std::unexpected<Problem> stopped_by(const std::string& name, Word what, Word mend) {
  return std::unexpected(Problem{.what = say(what, fmt::arg("name", name)), .mend = say(mend, fmt::arg("name", name))});
}

Maybe<Acquaintance> Acquaintance::of(const Common& common) {
  Acquaintance all;
  all.file_ = shell::places(common.portfolio, common.content).portfolio;
  auto key = key_of(all.file_, common.opening);
  if (!key) return std::unexpected(key.error());
  all.key_ = std::move(*key);
  const auto state = store::state_of(all.file_);
  if (!state) return std::unexpected(state.error());
  if (*state == store::State::absent) return all;
  const auto reader = store::Reader::open(all.file_, all.key_);
  if (!reader) return std::unexpected(reader.error());
  auto known = (*reader)->people();
  if (!known) return std::unexpected(known.error());
  auto reviews = (*reader)->reviews();
  if (!reviews) return std::unexpected(reviews.error());
  all.known_ = std::move(*known);
  all.reviews_ = std::move(*reviews);
  return all;
}

Maybe<share::OwnKeys> Acquaintance::keys() const {
  if (!known_.own)
    return std::unexpected(Problem{.what = std::string(say(Word::review_no_card)), .mend = std::string(say(Word::review_no_card_mend))});
  std::string seed;
  for (std::size_t at = 0; at + 1 < known_.own->seed.size(); at += 2)
    seed += static_cast<char>(std::strtoul(known_.own->seed.substr(at, 2).c_str(), nullptr, 16));
  auto keys = share::OwnKeys::from_seed(seed);
  store::wipe(seed);
  return keys;
}

const portfolio::Person* Acquaintance::of_keys(const share::PublicKeys& keys) const {
  const auto text = share::hex(keys);
  const auto found = std::ranges::find_if(known_.people, [&](const auto& one) { return !one.put_away && one.keys == text; });
  return found == known_.people.end() ? nullptr : &*found;
}

Maybe<portfolio::Person> Acquaintance::of_name(const std::string& name) const {
  const auto found = std::ranges::find_if(known_.people, [&](const auto& one) { return !one.put_away && one.name == name; });
  if (found == known_.people.end()) return stopped_by(name, Word::review_no_such_person, Word::review_no_such_person_mend);
  if (!found->words_read) return stopped_by(name, Word::review_words_unread, Word::review_words_unread_mend);
  return *found;
}

Maybe<portfolio::Exchange> Acquaintance::exchange(const std::string& number) const {
  std::string wanted = number;
  std::ranges::transform(wanted, wanted.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  const portfolio::Exchange* found = nullptr;
  int fitting = 0;
  for (const auto& one : reviews_.exchanges) {
    if (wanted.empty() || !one.number.starts_with(wanted)) continue;
    if (++fitting == 1) found = &one;
  }
  if (fitting == 1) return *found;
  return std::unexpected(
      Problem{.what = say(Word::review_no_exchange, fmt::arg("number", number)), .mend = std::string(say(Word::review_no_exchange_mend))});
}

Maybe<GivenFile> Acquaintance::look_into(const share::OwnKeys& keys, const fs::path& file) const {
  const auto bytes = read_given(file);
  if (!bytes) return std::unexpected(bytes.error());
  const share::Known known{.sender = [&](const share::PublicKeys& from) { return of_keys(from) != nullptr; },
                           .opened_here = [](const share::PublicKeys&, const std::string&) { return false; }};
  auto opened = share::open_sealed(*bytes, keys, known, file.string());
  if (!opened) return std::unexpected(opened.error());
  const auto from = *of_keys(opened->from);
  if (!from.words_read) return stopped_by(from.name, Word::review_words_unread, Word::review_words_unread_mend);
  return GivenFile{std::move(*opened), from, file.string()};
}

Maybe<void> Acquaintance::keep(const std::vector<store::Change>& changes) const {
  return keep_after([] { return Maybe<void>(); }, changes);
}

Maybe<void> Acquaintance::keep_after(const std::function<Maybe<void>()>& first, const std::vector<store::Change>& changes) const {
  const auto store = store::Store::open(file_, key_);
  if (!store) return std::unexpected(store.error());
  if (const auto done = first(); !done) return done;
  return (*store)->transact(changes);
}

}  // namespace vignette::cli
