/// One's portfolio, as far as it knows people: one's own keys, whose cards are here, and files that they gave.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/inspect.hpp"
#include "portfolio/people.hpp"
#include "share/file.hpp"
#include "share/sealed.hpp"
#include "store/store.hpp"
#include "words/words.hpp"

namespace vignette::cli {

template <typename T>
using Maybe = std::expected<T, words::Problem>;

/// With {name} filled in both sentences.
std::unexpected<words::Problem> stopped_by(const std::string& name, words::Word what, words::Word mend);
using share::read_given;

struct GivenFile {
  share::Opened opened;
  portfolio::Person from;
};

class Acquaintance {
 public:
  static Maybe<Acquaintance> of(const Common& common);

  const std::optional<portfolio::OwnCard>& own() const { return known_.own; }
  const std::vector<portfolio::Person>& people() const { return known_.people; }
  Maybe<share::OwnKeys> keys() const;
  /// nullptr for nobody whose card is in use.
  const portfolio::Person* of_keys(const share::PublicKeys& keys) const;
  /// Somebody with whom the six words were read.
  Maybe<portfolio::Person> of_name(const std::string& name) const;
  /// A sealed file from such a one. It is not kept here, and can be opened again.
  Maybe<GivenFile> open(const share::OwnKeys& keys, const std::filesystem::path& file) const;

  Maybe<void> keep(const std::vector<store::Change>& changes) const;

 private:
  std::filesystem::path file_;
  store::KeyPtr key_;
  portfolio::Acquainted known_;
};

}  // namespace vignette::cli
