/// What passes between a learner and whoever reads with them: what was shared, the reply, and what was agreed; and those three as both
/// keep them. Where one of them is unfinished it is a draft of one's own, and nobody else's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/document.hpp"
#include "portfolio/records.hpp"

namespace vignette::portfolio {

/// The very page that the preview showed, and whose it is. Nothing else goes with it.
struct Shared {
  std::string name, role;  ///< as chosen; may be empty
  Document page;           ///< as share::supervision_page makes it
  bool operator==(const Shared&) const = default;
};

/// About a passage of a share: bytes `begin` to `end` of the text of its block, which are `quote`.
struct Comment {
  enum class Kind : std::uint8_t { comment, question, talk };  ///< `talk`: let's talk about this; may be without words
  Kind kind = Kind::comment;
  std::size_t block = 0, begin = 0, end = 0;
  std::string quote;
  std::string words;
  bool operator==(const Comment&) const = default;
};

struct Reply {
  std::string about;       ///< the number of the share
  std::string name, role;  ///< of who replies
  Day made;
  std::vector<Comment> comments;
  std::string words;       ///< the one reply
  bool elsewhere = false;  ///< agreed that something here is recorded elsewhere; no more is said of it
  bool operator==(const Reply&) const = default;
};

struct AgreedLine {
  enum class Kind : std::uint8_t { learning, action, supervisor, support };
  Kind kind = Kind::learning;
  std::string words;
  std::string owner, by;  ///< as written; may be empty
  bool operator==(const AgreedLine&) const = default;
};

struct Agreement {
  std::string about;  ///< the number of the share
  Day made;
  std::vector<AgreedLine> lines;              ///< five at most
  std::string learner_sees, supervisor_sees;  ///< where one sees it differently
  bool elsewhere = false;
  bool operator==(const Agreement&) const = default;
};

inline constexpr std::size_t most_lines_agreed = 5;

/// Which of the three a page is.
enum class PageKind : std::uint8_t { share = 1, reply = 2, agreement = 3 };

/// One of the three, kept as it is: no byte of it is ever changed, and a correction is a page of its own.
struct Page {
  PageKind kind = PageKind::share;
  std::string number;  ///< of the file it went or came in, 26 letters and figures; for one that was typed in from paper, one's own
  bool mine = false;   ///< made here; else it was handed over
  bool typed = false;  ///< what came on paper, typed in by the learner
  std::string body;    ///< its bytes, as share::to_bytes makes them; empty once it was taken out for good
  std::string digest;  ///< 64 hexadecimal characters, BLAKE2b-32 of `body`: the fingerprint stands on it when the body is gone
  Day made;
  Instant kept;
  std::optional<Instant> taken_out;
  bool operator==(const Page&) const = default;
};

/// A share of one's own: which answers its page is made of, in the order they stand there.
struct SharedAnswer {
  QuestionKey key;
  Id version;             ///< the revision that was shared; empty: it is not known any more
  std::size_t begin = 0;  ///< of the page's blocks
  std::size_t end = 0;
  bool operator==(const SharedAnswer&) const = default;
};

/// A note that somebody added later to their own copy. The other has none of it.
struct OwnNote {
  Id id;
  Instant made;
  std::string words;
  bool operator==(const OwnNote&) const = default;
};

/// How many characters of a share's number are shown where it is told from others: at the foot of its page, and in the list.
inline constexpr std::size_t shown_of_number = 4;

/// A share with what came of it. `number` is that of the share's page.
struct Exchange {
  std::string number;
  bool mine = false;                  ///< one's own writing was shared; else somebody's was handed over
  std::string keys;                   ///< of the other person, as in Person; empty where it went as a page on paper or in Word
  std::string name, role;             ///< of the other person, as they were called then
  std::vector<Page> pages;            ///< oldest first: the share, and after it replies and agreements
  std::vector<SharedAnswer> answers;  ///< of a share of one's own
  std::vector<OwnNote> notes;         ///< oldest first
  std::optional<Day> both_have;       ///< when it was said that both have what was agreed; not said any more of another agreement
  std::optional<Day> keep_until;      ///< as the service has set it: then it is looked at once, and taken out for good
  bool operator==(const Exchange&) const = default;
};

/// The page of a kind that stands, or nullptr: of replies and agreements the one whose number sorts last, as share::number_after makes
/// them, so that two people who have the same pages see the same one, in whatever order those came.
const Page* newest(const Exchange& exchange, PageKind kind);

/// Adds a page that is new. What both have is said of the agreement that stands: of another it has to be said anew.
void add(Exchange& exchange, Page page);

/// A reply or an agreement that is being written: one of each kind for a share. `body` is as of Page; empty: none is being written any
/// more.
struct Unfinished {
  std::string about;  ///< the number of the share
  PageKind kind = PageKind::reply;
  std::string body;
  Instant changed;
  bool operator==(const Unfinished&) const = default;
};

/// What is typed on the sheet for what leaves before there is a share is kept under these in place of a share's number, as plain words:
/// what to talk about, and the day of the meeting. They have a blank in them, which a number never has.
inline constexpr std::string_view to_talk_about = "to talk about", meeting_on = "meeting on";
bool is_before_a_share(std::string_view about);

/// A sealed file that was opened here, and is refused if it comes again; it is known also after its exchange was taken out for good.
struct OpenedFile {
  std::string keys;    ///< of whoever sealed it, as in Person
  std::string number;  ///< the file's
  Instant when;
  bool operator==(const OpenedFile&) const = default;
};

/// All that was read of it.
struct Reviews {
  std::vector<Exchange> exchanges;  ///< newest share first
  std::vector<Unfinished> unfinished;
  std::vector<OpenedFile> opened;  ///< by keys and number
  bool operator==(const Reviews&) const = default;
};

/// The exchange of a share's number, or nullptr.
const Exchange* exchange_of(const Reviews& reviews, std::string_view number);
/// Whether an exchange of that number can be with the person of these keys: none is here that is with another, or of the other one's
/// writing, and none was taken out for good.
bool may_be_kept(const Reviews& reviews, std::string_view number, bool mine, std::string_view keys);
/// When a file was opened here first; nothing if it was not.
std::optional<Instant> opened_at(const Reviews& reviews, std::string_view keys, std::string_view number);

/// Wishes to keep. A page that is there stays as it is, whatever the wish says of it; pages, answers and notes that are new are added;
/// name, role and the two days are replaced; keys that were empty are filled in. A page that was handed over in a file is entered among
/// the files opened along with it. Left out, so that nothing else waits behind it, is what `may_be_kept` and `opened_at` tell of
/// beforehand: a page whose file was opened here before, and an exchange that was taken out for good or has the number of another.
struct SaveExchange {
  Exchange exchange;
  bool operator==(const SaveExchange&) const = default;
};
/// Nothing is kept of it where its exchange is not here (any more): that is kept first. What is before a share needs none.
struct SaveUnfinished {
  Unfinished unfinished;
  bool operator==(const SaveUnfinished&) const = default;
};

}  // namespace vignette::portfolio
