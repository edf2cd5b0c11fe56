#include "text/common_words.hpp"

#include <algorithm>
#include <array>

namespace vignette::text {

namespace {

/// Articles, pronouns, prepositions, conjunctions, forms of be, have, do and the like, and adverbs of degree; in order. Not among them are
/// words such as “before” and “nobody”, which make a difference in what is written here.
constexpr std::array<std::string_view, 198> common{
    "about",     "above",     "across",    "actually",  "almost",  "along",   "already",  "also",      "although",   "always", "among",
    "another",   "anything",  "aren't",    "aren’t",    "around",  "away",    "back",     "because",   "been",       "being",  "below",
    "besides",   "between",   "both",      "came",      "can't",   "cannot",  "can’t",    "come",      "comes",      "could",  "couldn't",
    "couldn’t",  "didn't",    "didn’t",    "does",      "doesn't", "doesn’t", "doing",    "don't",     "done",       "don’t",  "down",
    "during",    "each",      "either",    "else",      "enough",  "even",    "ever",     "every",     "everything", "from",   "gave",
    "give",      "given",     "gives",     "goes",      "going",   "gone",    "hadn't",   "hadn’t",    "hasn't",     "hasn’t", "have",
    "haven't",   "haven’t",   "having",    "hence",     "here",    "hers",    "herself",  "himself",   "however",    "indeed", "instead",
    "into",      "isn't",     "isn’t",     "it's",      "itself",  "it’s",    "just",     "kind",      "least",      "less",   "like",
    "likely",    "made",      "make",      "makes",     "making",  "many",    "maybe",    "might",     "mine",       "more",   "most",
    "much",      "must",      "myself",    "nearly",    "neither", "none",    "only",     "onto",      "other",      "others", "ours",
    "ourselves", "over",      "perhaps",   "quite",     "rather",  "really",  "same",     "seem",      "seemed",     "seems",  "several",
    "shall",     "should",    "shouldn't", "shouldn’t", "since",   "some",    "somehow",  "something", "sometimes",  "soon",   "still",
    "such",      "than",      "that",      "that's",    "that’s",  "their",   "theirs",   "them",      "themselves", "then",   "there",
    "there's",   "therefore", "there’s",   "these",     "they",    "they're", "they’re",  "thing",     "things",     "this",   "those",
    "though",    "through",   "thus",      "till",      "toward",  "towards", "under",    "until",     "unto",       "upon",   "used",
    "very",      "wasn't",    "wasn’t",    "well",      "went",    "were",    "weren't",  "weren’t",   "what",       "what's", "whatever",
    "what’s",    "when",      "where",     "whereas",   "whether", "which",   "while",    "whole",     "whom",       "whose",  "will",
    "with",      "within",    "without",   "won't",     "won’t",   "would",   "wouldn't", "wouldn’t",  "your",       "yours",  "yourself"};

}  // namespace

bool is_common_word(std::string_view word) { return std::ranges::binary_search(common, word); }

}  // namespace vignette::text
