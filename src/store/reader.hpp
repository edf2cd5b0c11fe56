/// Reading a portfolio, also while a Store writes it: a connection of its own that needs nobody's leave and writes nothing.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace vignette::store {

class Reader {
 public:
  static Result<std::unique_ptr<Reader>> open(const std::filesystem::path& file, KeyPtr key = nullptr);
  ~Reader();

  /// What the window shows first: the newest 64 answers, the newest 64 places, the markers of what was taken out, the tally:
  /// that costs the same however much the portfolio holds. And the reflections of one's own without their text, the commitments and lenses.
  Result<portfolio::Contents> beginning();
  /// Answers and places of these cases, their marks (those put away too) and what their answers cite.
  Result<portfolio::Contents> of_cases(const std::vector<std::string>& cases);
  Result<portfolio::Contents> everything();
  /// The same without what was shared, of which nothing is read.
  Result<portfolio::Contents> written();
  /// All answers as a list shows them, newest first.
  Result<std::vector<portfolio::Head>> heads();
  /// One's own key card and those of others.
  Result<portfolio::Acquainted> people();
  /// What was shared, with what came of it, and which files were opened here.
  Result<portfolio::Reviews> reviews();
  /// Oldest first, texts included; what was taken out as a marker.
  Result<std::vector<portfolio::Revision>> revisions(const portfolio::QuestionKey& key);
  /// Newest answers first, then case text, then terms; at most `most` of each.
  Result<std::vector<portfolio::Hit>> search(const portfolio::SearchFor& what, std::size_t most = 50);
  /// What `take_out` would reach in this file. Nothing is changed.
  Result<portfolio::Reached> holds(const portfolio::TakeOut& what);
  /// Whether it would reach anything here, marks and citations too.
  Result<bool> has(const portfolio::TakeOut& what);
  /// A look at the file's soundness: `quick` in passing, or at every page, index and (protected) seal.
  Result<portfolio::Health> look_over(bool quick);

 private:
  struct Connection;
  explicit Reader(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace vignette::store
