#include "cli/acquaintance.hpp"

#include <algorithm>
#include <utility>

#include "store/reader.hpp"
#include "words/stopped.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;
using words::Problem;
using words::say;
using words::Word;

std::unexpected<Problem> stopped_by(const std::string& name, Word what, Word mend) {
  return std::unexpected(Problem{.what = say(what, fmt::arg("name", name)), .mend = say(mend, fmt::arg("name", name))});
}

namespace {

/// The version that holds an answer as it stands, made if there is none; empty where there is no answer.
Maybe<portfolio::Id> version_now(store::Store& store, store::Reader& reader, const portfolio::QuestionKey& key) {
  const auto contents = reader.of_cases({key.case_id});
  if (!contents) return std::unexpected(contents.error());
  const auto answer = std::ranges::find(contents->answers, key, &portfolio::Answer::key);
  if (answer == contents->answers.end()) return portfolio::Id();
  if (const auto made = store.transact({portfolio::SaveAnswer{*answer, true}}); !made) return std::unexpected(made.error());
  const auto versions = reader.revisions(key);
  if (!versions) return std::unexpected(versions.error());
  return versions->empty() || versions->back().taken_out ? portfolio::Id() : versions->back().id;
}

}  // namespace

Maybe<Acquaintance> Acquaintance::of(const Common& common) {
  Acquaintance all;
  all.file_ = portfolio_of(common);
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
  return share::OwnKeys::from_hex(known_.own->seed);
}

const portfolio::Person* Acquaintance::of_keys(const share::PublicKeys& keys) const {
  const auto text = share::hex(keys);
  const auto found = std::ranges::find_if(known_.people, [&](const auto& one) { return !one.put_away && one.keys == text; });
  return found == known_.people.end() ? nullptr : &*found;
}

const portfolio::Person* Acquaintance::ever_of_keys(const share::PublicKeys& keys) const {
  if (const auto* now = of_keys(keys)) return now;
  const auto found = std::ranges::find(known_.people, share::hex(keys), &portfolio::Person::keys);
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
  const share::Known known{.sender = [&](const share::PublicKeys& from) { return ever_of_keys(from) != nullptr; },
                           .opened_here = [](const share::PublicKeys&, const std::string&) { return false; }};
  auto opened = share::open_sealed(*bytes, keys, known, file.string());
  if (!opened) return std::unexpected(opened.error());
  const auto from = *ever_of_keys(opened->from);
  // What was opened before stays readable when a key was replaced since; nothing new comes from one that was put away.
  if (from.put_away && !portfolio::opened_at(reviews_, from.keys, opened->number))
    return words::stopped(Word::sealed_unknown, Word::sealed_unknown_mend, file.string());
  if (!from.words_read) return stopped_by(from.name, Word::review_words_unread, Word::review_words_unread_mend);
  return GivenFile{std::move(*opened), from, file.string()};
}

Maybe<void> Acquaintance::keep(const std::vector<store::Change>& changes) const {
  const auto store = store::Store::open(file_, key_);
  if (!store) return std::unexpected(store.error());
  return (*store)->transact(changes);
}

Maybe<void> Acquaintance::keep_handed_over(const std::function<Maybe<void>()>& write, portfolio::Exchange exchange) const {
  const auto store = store::Store::open(file_, key_);
  if (!store) return std::unexpected(store.error());
  const auto reader = store::Reader::open(file_, key_);
  if (!reader) return std::unexpected(reader.error());
  const bool shares = !exchange.pages.empty() && exchange.pages.back().kind == portfolio::PageKind::share;
  for (auto& one : exchange.answers) {
    if (!shares || !one.version.empty()) continue;
    auto made = version_now(**store, **reader, one.key);
    if (!made) return std::unexpected(made.error());
    one.version = std::move(*made);
  }
  if (const auto done = write(); !done) return done;
  return (*store)->transact({portfolio::SaveExchange{std::move(exchange)}});
}

}  // namespace vignette::cli
