/// The index of words, kept in step with answers and cases in the same transaction.
///
/// An answer that is being written is out of the index from its first change until a version of it is kept: a search looks
/// through those few by itself. So a keystroke does not pay for the index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/search.hpp"
#include "store/sqlite.hpp"

namespace vignette::store {

/// How words become terms: the same for the index and for what is looked through without it.
inline constexpr std::string_view tokenizer = "unicode61 remove_diacritics 2";

/// Takes an answer's words out of the index, as long as they are those that went in. Call it before the answer changes.
void unindex(Database& database, std::int64_t answer);
/// Puts the words of all answers that are not in the index there, in the order in which they were changed.
void index_answers(Database& database);
/// Keeps few answers out of the index at a time.
void index_if_many(Database& database);
/// Makes the index of cases hold these and no others. Begins and ends its own transaction, and none if all is as it was.
void index_cases(Database& database, const std::vector<portfolio::CaseText>& cases);

/// Makes the indexes anew from what they are of, and writes nothing else: where what they kept is past opening, too. Begins and ends its
/// own transaction; throws where they are no better for it.
void rebuild_indexes(Database& database);

/// What is wrong with the indexes, held against all that they are of; nothing is written to the file. To be called within a transaction
/// that is not committed, on the newest form.
std::vector<std::string> faults_of_indexes(Database& database);

}  // namespace vignette::store
