#include "pack/sections.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "pack/front_matter.hpp"

namespace vignette::pack {

using words::say;
using words::Word;

namespace {

/// Letters and digits in small letters, words one space apart; what quotes, hyphens and dashes separate or decorate is the same heading.
std::string plain(std::string_view heading) {
  std::string text;
  bool gap = false;
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const char c = heading[i];
    if (heading.substr(i, 3) == "’" || heading.substr(i, 3) == "‘" || c == '\'') {
      i += c == '\'' ? 0 : 2;
    } else if (heading.substr(i, 3) == "–" || heading.substr(i, 3) == "—" || heading.substr(i, 3) == "“" || heading.substr(i, 3) == "”") {
      i += 2;
      gap = true;
    } else if (heading.substr(i, 2) == "\u00A0") {
      ++i;
      gap = true;
    } else if ((static_cast<unsigned char>(c) & 0x80) == 0 && std::isalnum(static_cast<unsigned char>(c)) == 0) {
      gap = true;
    } else {
      if (gap && !text.empty()) text += ' ';
      gap = false;
      text += c;
    }
  }
  return lower(text);
}

struct Alias {
  std::string_view heading;
  Role role;
};
constexpr std::array aliases{
    Alias{"expectations", Role::expectations},
    Alias{"what inspectors looked for", Role::expectations},
    Alias{"expectations as published with the case", Role::expectations},
    Alias{"we expect", Role::expectations},
    Alias{"our expectations", Role::expectations},
    Alias{"what we expect", Role::expectations},
    Alias{"case summary", Role::summary},
    Alias{"summary", Role::summary},
    Alias{"the case", Role::summary},
    Alias{"case study", Role::summary},
    Alias{"inspectors comments", Role::comments},
    Alias{"inspector comments", Role::comments},
    Alias{"inspectors comment", Role::comments},
    Alias{"comments", Role::comments},
    Alias{"inspectors commentary", Role::comments},
    Alias{"important learning", Role::learning},
    Alias{"key learning", Role::learning},
    Alias{"learning", Role::learning},
    Alias{"learning points", Role::learning},
    Alias{"key learning points", Role::learning},
    Alias{"take aways", Role::takeaways},
    Alias{"takeaways", Role::takeaways},
    Alias{"take away learning", Role::takeaways},
    Alias{"takeaway learning", Role::takeaways},
    Alias{"take aways applying the learning", Role::takeaways},
    Alias{"takeaways applying the learning", Role::takeaways},
    Alias{"applying the learning", Role::takeaways},
    Alias{"take away questions", Role::takeaways},
    Alias{"takeaway questions", Role::takeaways},
    Alias{"reflection", Role::takeaways},
    Alias{"reflections", Role::takeaways},
    Alias{"questions", Role::takeaways},
    Alias{"questions for reflection", Role::takeaways},
    Alias{"reflective questions", Role::takeaways},
};
constexpr std::array asking{std::string_view{"questions"},
                            std::string_view{"question"},
                            std::string_view{"questions for reflection"},
                            std::string_view{"reflective questions"},
                            std::string_view{"take away questions"},
                            std::string_view{"takeaway questions"},
                            std::string_view{"reflection"},
                            std::string_view{"reflections"},
                            std::string_view{"questions to think about"},
                            std::string_view{"discussion questions"}};

std::string_view name_of(Role role) {
  static constexpr std::array<std::string_view, 6> names{"expectations", "summary", "comments", "learning", "takeaways", "section"};
  return names.at(static_cast<std::size_t>(role));
}

std::string slug(std::string_view heading) {
  std::string text = plain(heading);
  std::ranges::replace(text, ' ', '-');
  return text.substr(0, 60);
}

/// The same id with a number behind it, if it is taken.
std::string free_id(std::string id, std::set<std::string>& taken) {
  if (!taken.insert(id).second) {
    int number = 2;
    while (!taken.insert(id + "-" + std::to_string(number)).second) ++number;
    id += "-" + std::to_string(number);
  }
  return id;
}

/// The first words of a question, for lists.
std::string first_words(std::string_view text) {
  constexpr std::size_t wanted = 28;
  if (text.size() <= wanted) return std::string(text);
  auto end = text.rfind(' ', wanted);
  if (end == std::string_view::npos || end == 0) end = text.find(' ', wanted);
  if (end == std::string_view::npos) end = text.size();
  if (end > 4 * wanted) {
    end = 4 * wanted;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  }
  std::string_view words = text.substr(0, end);
  while (!words.empty() && std::string_view(",;:.").find(words.back()) != std::string_view::npos) words.remove_suffix(1);
  return end == text.size() ? std::string(text) : std::string(words) + "…";
}

class Assembly {
 public:
  Assembly(const Scan& scan, Case& into, Findings& findings) : scan_(scan), into_(into), findings_(findings) {}

  void run(Tree tree) {
    into_.footnotes = std::move(tree.footnotes);
    for (auto& leaf : tree.leaves) take(leaf);
    close_section();
    name_questions();
  }

 private:
  void take(Leaf& leaf) {
    if (leaf.note > 0) {
      into_.footnotes[static_cast<std::size_t>(leaf.note) - 1].blocks.push_back(std::move(leaf.block));
    } else if (const int note = note_at(leaf.block.source.line); note > 0) {
      if (note != last_note_) into_.notes.push_back({into_.sections.empty() ? std::string() : into_.sections.back().id, {}});
      last_note_ = note;
      holds_something_ = true;
      into_.notes.back().blocks.push_back(std::move(leaf.block));
    } else if (leaf.block.kind == Block::Kind::heading && leaf.block.level <= 2 && leaf.block.quotes == 0 && leaf.block.depth == 0) {
      open_section(leaf);
    } else if (leaf.block.kind == Block::Kind::heading && asks(leaf.block.text)) {
      asking_ = true;
      if (section().role == Role::takeaways) {
        if (!heads_questions_.begin) heads_questions_.begin = section().blocks.size();
        section().blocks.push_back(std::move(leaf.block));
      }
    } else if (leaf.item > 0 && (is_asked(leaf) || leaf.item == item_)) {
      question(leaf);
    } else {
      if (leaf.block.kind == Block::Kind::heading) {
        asking_ = false;
        if (heads_questions_.begin && !heads_questions_.end) heads_questions_.end = section().blocks.size();
      } else {
        holds_something_ = true;
      }
      section().blocks.push_back(std::move(leaf.block));
    }
  }

  int note_at(int line) {
    while (next_note_ < scan_.notes.size() && scan_.notes[next_note_].last < line) ++next_note_;
    return next_note_ < scan_.notes.size() && scan_.notes[next_note_].first <= line ? static_cast<int>(next_note_) + 1 : 0;
  }

  const Attributes* attributes(const Leaf& leaf) const {
    const auto found = scan_.attributes.lower_bound(leaf.block.source.line);
    return found != scan_.attributes.end() && found->first <= leaf.last_line ? &found->second : nullptr;
  }

  Section& section() {
    if (into_.sections.empty()) into_.sections.push_back({Role::other, free_id("opening", section_ids_), {}, {}, {}});
    return into_.sections.back();
  }

  void open_section(const Leaf& leaf) {
    const auto& heading = leaf.block;
    // A first-level heading above all sections is the document's own title, which the front matter has.
    if (heading.level == 1 && into_.sections.empty() && role_of(heading.text) == Role::other) return;
    close_section();
    Section next;
    next.role = role_of(heading.text);
    next.title = heading.text;
    next.source = heading.source;
    const auto* given = attributes(leaf);
    std::string id = given != nullptr && !given->id.empty() ? given->id
                     : next.role == Role::other             ? slug(heading.text)
                                                            : std::string(name_of(next.role));
    next.id = free_id(id.empty() ? std::string(name_of(Role::other)) : std::move(id), section_ids_);
    asking_ = next.role == Role::takeaways;
    item_ = 0;
    into_.sections.push_back(std::move(next));
  }

  void close_section() {
    if (!into_.sections.empty() && !holds_something_) {
      const auto& empty = into_.sections.back();
      findings_.warning(empty.source, say(Word::pack_section_empty, fmt::arg("title", empty.title)),
                        std::string(say(Word::pack_section_empty_mend)));
    }
    holds_something_ = false;
    // Questions are shown after all else of their section: their heading, and what is said under it, stand there too.
    if (heads_questions_.begin && heads_questions_.end) {
      auto& blocks = into_.sections.back().blocks;
      const auto at = [&](std::size_t index) { return blocks.begin() + static_cast<std::ptrdiff_t>(index); };
      std::rotate(at(*heads_questions_.begin), at(*heads_questions_.end), blocks.end());
    }
    heads_questions_ = {};
  }

  /// Numbered items under a "Questions" heading, or directly in the take-aways, or with a question's id.
  bool is_asked(const Leaf& leaf) const {
    if (asking_) return true;
    return leaf.block.depth == 1 && attributes(leaf) != nullptr;
  }

  void question(Leaf& leaf) {
    section();
    holds_something_ = true;
    if (leaf.item == item_) {
      auto& asked = into_.questions.back().text;
      if (leaf.block.depth <= 1 && leaf.block.marker.empty() && leaf.block.kind == Block::Kind::paragraph) {  // it asks on
        asked.text += ' ';
        for (Span span : leaf.block.spans) {
          span.range = {span.range.begin + asked.text.size(), span.range.end + asked.text.size()};
          asked.spans.push_back(std::move(span));
        }
        asked.text += leaf.block.text;
        position_ = leaf.position;
        return;
      }
      auto& prompts = into_.questions.back().prompts;
      // A prompt's further paragraphs stay with it.
      if (leaf.position == position_ && leaf.block.depth > 1 && !prompts.empty())
        prompts.back() += "\n" + without_footnotes(leaf.block);
      else if (!leaf.block.text.empty())
        prompts.push_back(without_footnotes(leaf.block));
      position_ = leaf.position;
      return;
    }
    item_ = leaf.item;
    position_ = leaf.position;
    Question next;
    next.number = static_cast<int>(into_.questions.size()) + 1;
    next.source = leaf.block.source;
    if (const auto* given = attributes(leaf)) {
      next.id = given->id;
      next.stage = given->stage;
      next.brief = given->brief;
      const auto& known = question_stages();
      if (!next.stage.empty() && std::ranges::find(known, next.stage) == known.end()) {
        const auto near = nearest(next.stage, known);
        findings_.warning(given->stage_at, say(Word::pack_value_unknown, fmt::arg("value", next.stage), fmt::arg("key", "stage")),
                          near.empty() ? say(Word::pack_value_unknown_mend, fmt::arg("known", fmt::format("{}", fmt::join(known, ", "))))
                                       : say(Word::pack_did_you_mean, fmt::arg("near", near)));
      }
      if (!next.id.empty() && !question_ids_.insert(next.id).second) {
        findings_.error(given->at, say(Word::pack_question_twice, fmt::arg("id", next.id)),
                        std::string(say(Word::pack_question_twice_mend)));
        next.id.clear();
        next.derived = true;
      }
    }
    leaf.block.depth = 0;
    leaf.block.marker.clear();
    if (next.brief.empty()) next.brief = first_words(leaf.block.text);
    next.text = std::move(leaf.block);
    into_.questions.push_back(std::move(next));
  }

  /// After all given ids are known, so that a derived one never takes a given one's place.
  void name_questions() {
    for (auto& question : into_.questions) {
      if (!question.id.empty()) continue;
      const std::string id = free_id("q" + std::to_string(question.number), question_ids_);
      if (!question.derived)
        findings_.warning(question.source, say(Word::pack_question_no_id, fmt::arg("number", question.number)),
                          say(Word::pack_question_no_id_mend, fmt::arg("id", id)));
      question.id = id;
      question.derived = true;
    }
  }

  const Scan& scan_;
  Case& into_;
  Findings& findings_;
  std::set<std::string> section_ids_, question_ids_;
  std::size_t next_note_ = 0;
  int last_note_ = 0, item_ = 0, position_ = 0;
  bool asking_ = false, holds_something_ = false;
  struct {
    std::optional<std::size_t> begin, end;
  } heads_questions_;  ///< the section's blocks under the heading of its questions, that heading among them
};

}  // namespace

Role role_of(std::string_view heading) {
  const std::string text = plain(heading);
  const auto found = std::ranges::find(aliases, std::string_view(text), &Alias::heading);
  return found != aliases.end() ? found->role : Role::other;
}

bool asks(std::string_view heading) { return std::ranges::find(asking, std::string_view(plain(heading))) != asking.end(); }

void assemble(Tree tree, const Scan& scan, Case& into, Findings& findings) { Assembly(scan, into, findings).run(std::move(tree)); }

}  // namespace vignette::pack
