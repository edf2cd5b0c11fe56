/// What passes between learner and supervisor, into the file and out of it. Pages are bytes here, and nothing is asked of them.
#pragma once

#include "portfolio/review.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

/// Keeps, with statements that are prepared once. Inside a transaction.
class Exchanges {
 public:
  explicit Exchanges(Database& database);
  void keep(const portfolio::Exchange& exchange);
  void keep(const portfolio::Unfinished& unfinished);

 private:
  bool is_anothers(const portfolio::Exchange& exchange);
  void keep_page(const portfolio::Exchange& exchange, const portfolio::Page& page);
  bool was_opened(const std::string& keys, const std::string& number);

  Statement find_, put_, find_page_, put_page_, put_answer_, put_note_, find_opened_, put_opened_, put_unfinished_, forget_unfinished_;
};

/// Newest share first. Inside a transaction, for all of it to be of one moment.
std::vector<portfolio::Exchange> read_exchanges(Database& database);
std::vector<portfolio::Unfinished> read_unfinished(Database& database);
portfolio::Reviews read_reviews(Database& database);

}  // namespace vignette::store
