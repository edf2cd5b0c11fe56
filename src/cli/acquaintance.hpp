/// One's portfolio, as far as it knows people: one's own keys, whose cards are here, and files that they gave.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/inspect.hpp"
#include "portfolio/people.hpp"
#include "portfolio/review.hpp"
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
  std::string where;
};

class Acquaintance {
 public:
  static Maybe<Acquaintance> of(const Common& common);

  const std::optional<portfolio::OwnCard>& own() const { return known_.own; }
  const std::vector<portfolio::Person>& people() const { return known_.people; }
  Maybe<share::OwnKeys> keys() const;
  /// nullptr for nobody whose card is in use.
  const portfolio::Person* of_keys(const share::PublicKeys& keys) const;
  /// The same, or somebody whose card was put away or replaced.
  const portfolio::Person* ever_of_keys(const share::PublicKeys& keys) const;
  /// Somebody with whom the six words were read.
  Maybe<portfolio::Person> of_name(const std::string& name) const;
  /// What is kept of what was shared, and which files were opened here.
  const portfolio::Reviews& reviews() const { return reviews_; }
  /// The exchange of a number, or of its first characters where they are of one only.
  Maybe<portfolio::Exchange> exchange(const std::string& number) const;
  /// A sealed file from such a one, whether or not it was opened here before; of somebody whose card was put away or replaced since, one
  /// that was opened before, and no other. Nothing of it is kept.
  Maybe<GivenFile> look_into(const share::OwnKeys& keys, const std::filesystem::path& file) const;

  Maybe<void> keep(const std::vector<store::Change>& changes) const;
  /// Where its newest page is a share, a version of each answer in it is made, unless the newest is what is shared. Then it is kept, if
  /// `write` has written what is handed over. Nobody else can write the portfolio meanwhile.
  Maybe<void> keep_handed_over(const std::function<Maybe<void>()>& write, portfolio::Exchange exchange) const;

 private:
  std::filesystem::path file_;
  store::KeyPtr key_;
  portfolio::Acquainted known_;
  portfolio::Reviews reviews_;
};

}  // namespace vignette::cli
