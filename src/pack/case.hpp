/// A case as its author wrote it, as plain values. Everything later (page, app, share) reads these and nothing of Markdown.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.hpp"
#include "words/problem.hpp"

namespace vignette::pack {

/// Where in the author's file, from 1, columns in characters. For problems only: ranges work on rendered text.
struct SourcePos {
  int line = 0;
  int column = 0;
  bool operator==(const SourcePos&) const = default;
};

/// How a stretch of a block's rendered text looks or where it leads. Spans are in order and do not overlap.
struct Span {
  text::Range range;
  bool strong = false;
  bool emphasis = false;
  bool code = false;
  bool strike = false;
  std::string link;  ///< https or mailto address; empty for none
  int footnote = 0;  ///< 1-based display number when this span is a footnote's mark; its text is that number
  bool operator==(const Span&) const = default;
};

/// What stands before an item of a task list, in place of a bullet.
inline constexpr std::string_view task_to_do = "☐", task_done = "☑";

/// One leaf of the document: one piece of rendered text with its place in lists and quotes.
/// A list item with two paragraphs is two blocks; only the first carries the marker.
struct Block {
  enum class Kind : std::uint8_t { heading, paragraph, code, table, image, rule };
  Kind kind = Kind::paragraph;
  int level = 0;            ///< of a heading: 2 for a section's own, 3 and more within
  int depth = 0;            ///< lists around it
  int quotes = 0;           ///< block quotes around it
  std::string marker;       ///< "•", "1.", or a task's, on the first block of a list item; empty else
  std::string text;         ///< rendered text, UTF-8; an image's alternative text; a table's cells joined by tabs and line feeds
  std::vector<Span> spans;  ///< over `text`
  std::string image;        ///< path relative to the pack's folder
  std::vector<std::vector<text::Range>> rows;  ///< of a table: cells over `text`; the first row is the head
  std::vector<int> alignment;                  ///< of a table's columns: -1 left, 0 none, 1 right, 2 centre
  SourcePos source;
  bool operator==(const Block&) const = default;
};

enum class Role : std::uint8_t { expectations, summary, comments, learning, takeaways, other };

/// One `##` section. `blocks` leaves out its own heading, the questions and `:::note` blocks.
struct Section {
  Role role = Role::other;
  std::string id;     ///< stable within the case: the role's name, or made from the heading
  std::string title;  ///< rendered text of the heading
  std::vector<Block> blocks;
  SourcePos source;
  bool operator==(const Section&) const = default;
};

struct Question {
  std::string id;        ///< stable; answers key on pack id + question id
  bool derived = false;  ///< the author gave none and it was made from the place
  int number = 0;        ///< from 1, as shown
  std::string stage;     ///< notice, connect, change, develop, apply; empty if not given
  std::string brief;     ///< a few words for the rail and lists; from `{brief="…"}`, else the first words of the text
  Block text;            ///< the wording, one paragraph
  std::vector<std::string> prompts;
  SourcePos source;
  bool operator==(const Question&) const = default;
};

/// A question's wording as plain text, without the marks of its footnotes: for headings, lists and what an answer remembers.
std::string wording(const Question& question);
/// A block's text without the figures that call its footnotes.
std::string without_footnotes(const Block& block);

struct Case;
/// What inspectors looked for, each in its own words, without the marks of its footnotes; in the case's order.
std::vector<std::string> expectations(const Case& pack);
/// Whose it may be used under, as a sentence; empty where no licence is named.
std::string licence_in_words(const Case& pack);
/// All that a reader of the case can quote, each heading, paragraph and the like on lines of its own: as it stands, and where figures call
/// footnotes in it without these, too, as passages are kept (app/thinking.hpp, joined).
std::string quotable(const Case& pack);

struct Footnote {
  std::string label;  ///< the source's own, such as "10"
  int number = 0;     ///< as shown, counted from 1 in reading order
  std::vector<Block> blocks;
  SourcePos source;
  bool operator==(const Footnote&) const = default;
};

struct Person {
  std::string id, name, kind, tie, to, does;
  bool ring = false;
  bool operator==(const Person&) const = default;
};

struct Event {
  std::string phase, when, what, track;
  std::vector<std::string> who, steps;
  bool repeats = false;
  std::string passage = {};  ///< words of the case's own text that tell of it; empty if not given
  bool operator==(const Event&) const = default;
};

struct Note {  ///< a `:::note` block: for facilitators, never for learners
  std::string section;
  std::vector<Block> blocks;
  bool operator==(const Note&) const = default;
};

struct Subject {
  std::string name;
  bool fictional = false;
  int age = 0;             ///< years; 0 if not given
  int age_at_offence = 0;  ///< years; 0 if not given
  bool operator==(const Subject&) const = default;
};

struct Source {
  std::string body, guide, page, url;
  bool operator==(const Source&) const = default;
};

struct Case {
  std::string folder;  ///< absolute path of the pack's folder
  std::string file;    ///< absolute path of its case.md
  // Front matter
  std::string schema, id, title,
      lang = "en-GB", theme, stage, summary, warnings, attribution, disclaimer, basis, approved_by, reviewed, also_part,
      ring;           ///< whom reviews reach, in the case's own words where it names them: what the picture's ring says of itself
  std::string apart;  ///< a line shown apart from the warnings, such as "About a child looked after away from home" (key `about`)
  Subject subject;
  Source source;
  std::string licence_id, licence_url;
  bool adapted = false;
  std::vector<std::string> objectives, glossary;
  int minutes_to_read = 0;     ///< 0: unknown
  int minutes_to_reflect = 0;  ///< 0: unknown
  std::string cover;           ///< name of a built-in cover (`cover: sam`) or of cover.svg; empty for none
  std::vector<Person> people;
  std::vector<Event> timeline;
  std::map<std::string, std::string> unknown;  ///< keys nobody knows, kept as they were
  // Body
  std::vector<Section> sections;
  std::vector<Question> questions;
  std::vector<Footnote> footnotes;
  std::vector<Note> notes;
  std::vector<words::Problem> problems;  ///< in file order
  std::map<int, std::string> lines;      ///< of the file, near those its problems name: as written, long ones cut

  bool operator==(const Case&) const = default;
};

/// One term of `glossary.yml`.
struct Term {
  std::string id, name, meaning, then, since, england, wales;
  std::vector<std::string> forms;  ///< other spellings that stand in the text
  bool operator==(const Term&) const = default;
};

/// A way to look at what one writes about, from `lenses.yml`: a published model, or one of our own.
struct Lens {
  struct Prompt {
    std::string heading, question;
    bool operator==(const Prompt&) const = default;
  };
  std::string id, name;
  std::string source;  ///< who and when, such as "Gibbs 1988"; empty for our own
  std::vector<Prompt> prompts;
  bool operator==(const Lens&) const = default;
};

/// What stands on the shelf together, from `collection.yml`: a title and case ids in order.
struct Collection {
  std::string title;
  std::vector<std::string> cases;
  bool operator==(const Collection&) const = default;
};

/// Everything found under one or more content folders.
struct Shelf {
  std::vector<Case> cases;  ///< in the collection's order, others after, by title
  std::vector<Term> terms;
  std::vector<Lens> lenses;  ///< in the file's order
  std::vector<Collection> collections;
  std::vector<words::Problem> problems;  ///< of files that are no case: unreadable folders, glossary, collection
  bool operator==(const Shelf&) const = default;
};

}  // namespace vignette::pack
