// Bodies as JSON, in the one way of writing them that docs/sealed-file.md tells: names in order, no blanks, UTF-8.
#include "share/shared.hpp"

#include <sodium.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "share/chance.hpp"
#include "share/telling.hpp"
#include "text/breaks.hpp"

namespace vignette::share {

using nlohmann::json;
using words::Problem;
using words::Word;

namespace {

/// What a body may not be; told as one sentence, whatever it was.
struct Odd {};

constexpr std::array block_kinds{"heading", "question", "asked", "told", "label", "name", "prose", "passage", "item", "rule", "nothing"};
constexpr std::array comment_kinds{"comment", "question", "talk"};
constexpr std::array agreed_kinds{"learning", "action", "supervisor", "support"};
constexpr std::size_t most_blocks = 100'000, most_notes = 10'000, most_comments = 2'000, longest_name = 400, longest_line = 4'000;

template <typename Kind, std::size_t count>
const char* name_of(Kind kind, const std::array<const char*, count>& names) {
  return names.at(static_cast<std::size_t>(kind));
}

template <typename Kind, std::size_t count>
Kind kind_of(const json& value, const std::array<const char*, count>& names) {
  if (!value.is_string()) throw Odd{};
  const auto found = std::ranges::find(names, value.get_ref<const std::string&>());
  if (found == names.end()) throw Odd{};
  return static_cast<Kind>(found - names.begin());
}

/// The members of an object: each asked for by name, and none left over that nobody asked for.
class Members {
 public:
  explicit Members(const json& value) : object_(value) {
    if (!value.is_object()) throw Odd{};
  }
  const json* may(const char* name) {
    const auto found = object_.find(name);
    if (found == object_.end()) return nullptr;
    ++asked_;
    return &*found;
  }
  const json& must(const char* name) {
    const auto* found = may(name);
    if (!found) throw Odd{};
    return *found;
  }
  /// Absent where it is empty.
  std::string text(const char* name, std::size_t most = std::string::npos) {
    const auto* found = may(name);
    if (!found) return {};
    if (!found->is_string()) throw Odd{};
    const auto& text = found->get_ref<const std::string&>();
    // As a document has it: what could not stand in one is not shown changed, it is refused.
    if (text.empty() || text.size() > most || shown(text) != text) throw Odd{};
    return text;
  }
  std::string line(const char* name, std::size_t most = longest_line) {
    auto value = text(name, most);
    if (value.find('\n') != std::string::npos) throw Odd{};
    return value;
  }
  std::size_t number(const char* name, std::size_t least, std::size_t most) {
    const auto& value = must(name);
    if (!value.is_number_unsigned()) throw Odd{};
    const auto number = value.get<std::uint64_t>();
    if (number < least || number > most) throw Odd{};
    return static_cast<std::size_t>(number);
  }
  /// Absent where it is not so.
  bool flag(const char* name) {
    const auto* found = may(name);
    if (found && *found != json(true)) throw Odd{};
    return found != nullptr;
  }
  const json& list(const char* name, std::size_t most) {
    const auto& value = must(name);
    if (!value.is_array() || value.size() > most) throw Odd{};
    return value;
  }
  void done() const {
    if (asked_ != object_.size()) throw Odd{};
  }

 private:
  const json& object_;
  std::size_t asked_ = 0;
};

void put(json& object, const char* name, const std::string& text) {
  if (!text.empty()) object[name] = text;
}

std::string day_text(portfolio::Day day) { return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day); }

portfolio::Day day_of(const json& value) {
  if (!value.is_string()) throw Odd{};
  const auto& text = value.get_ref<const std::string&>();
  portfolio::Day day;
  const auto figures = [&](std::size_t from, std::size_t count) {
    int number = 0;
    for (const char c : text.substr(from, count)) {
      if (c < '0' || c > '9') throw Odd{};
      number = 10 * number + (c - '0');
    }
    return number;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') throw Odd{};
  day = {figures(0, 4), figures(5, 2), figures(8, 2)};
  const std::chrono::year_month_day date{std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
                                         std::chrono::day{static_cast<unsigned>(day.day)}};
  if (!date.ok()) throw Odd{};
  return day;
}

std::string number_of(Members& members, const char* name) {
  auto number = members.text(name);
  if (number.size() != 26 || number.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") != std::string::npos) throw Odd{};
  return number;
}

json to_json(const Block& block) {
  json one{{"kind", name_of(block.kind, block_kinds)}};
  put(one, "text", block.text);
  put(one, "from", block.from);
  put(one, "language", block.language);
  if (block.level > 0) one["level"] = block.level;
  if (block.number > 0) one["number"] = block.number;
  if (block.note > 0) one["note"] = block.note;
  return one;
}

Block block_of(const json& value, std::size_t notes) {
  Members members(value);
  Block block{.kind = kind_of<Block::Kind>(members.must("kind"), block_kinds)};
  const bool runs_on = block.kind == Block::Kind::prose || block.kind == Block::Kind::passage || block.kind == Block::Kind::asked;
  block.text = runs_on ? members.text("text") : members.line("text", std::string::npos);
  block.from = members.line("from");
  block.language = members.line("language", 40);
  const bool titled = block.kind == Block::Kind::heading || block.kind == Block::Kind::question;
  if (titled) block.level = static_cast<int>(members.number("level", 2, 3));
  if (block.kind == Block::Kind::item) block.number = static_cast<int>(members.number("number", 1, 1'000));
  if (members.may("note")) {
    block.note = static_cast<int>(Members(value).number("note", 1, notes));
    if (block.kind != Block::Kind::passage) throw Odd{};
  }
  if (block.text.empty() != (block.kind == Block::Kind::rule)) throw Odd{};
  members.done();
  return block;
}

json to_json(const Document& page) {
  json one{{"made", day_text(page.made)}, {"blocks", json::array()}, {"notes", page.notes}};
  put(one, "title", page.title);
  put(one, "byline", page.byline);
  put(one, "language", page.language);
  put(one, "notes_title", page.notes_title);
  put(one, "foot", page.foot);
  for (const auto& block : page.blocks) one["blocks"].push_back(to_json(block));
  return one;
}

Document page_of(const json& value) {
  Members members(value);
  Document page;
  page.made = day_of(members.must("made"));
  page.title = members.line("title");
  page.byline = members.line("byline");
  page.language = members.line("language", 40);
  page.notes_title = members.line("notes_title");
  page.foot = members.line("foot");
  for (const auto& note : members.list("notes", most_notes)) {
    if (!note.is_string()) throw Odd{};
    const auto& text = note.get_ref<const std::string&>();
    if (text.empty() || on_one_line(text) != text) throw Odd{};
    page.notes.push_back(text);
  }
  std::vector<bool> marked(page.notes.size());
  for (const auto& one : members.list("blocks", most_blocks)) {
    page.blocks.push_back(block_of(one, page.notes.size()));
    const auto note = static_cast<std::size_t>(page.blocks.back().note);
    if (note == 0) continue;
    if (marked[note - 1]) throw Odd{};  // each note has one mark
    marked[note - 1] = true;
  }
  if (std::ranges::find(marked, false) != marked.end() || page.title.empty() || page.blocks.empty()) throw Odd{};
  members.done();
  // How pages are numbered is the reader's: it is no text of theirs.
  page.page_of = words::say(Word::document_page_of);
  page.for_supervision = true;
  return page;
}

json to_json(const Comment& comment) {
  json one{{"kind", name_of(comment.kind, comment_kinds)}, {"block", comment.block}, {"begin", comment.begin}, {"end", comment.end}};
  put(one, "quote", comment.quote);
  put(one, "words", comment.words);
  return one;
}

bool stands_at(std::string_view text, const Comment& comment) {
  return comment.begin <= text.size() && text.substr(comment.begin).starts_with(comment.quote);
}

Comment comment_of(const json& value, const Document* page) {
  Members members(value);
  Comment comment{.kind = kind_of<Comment::Kind>(members.must("kind"), comment_kinds)};
  comment.block = members.number("block", 0, most_blocks);
  comment.end = members.number("end", 0, most_sealed);
  comment.begin = members.number("begin", 0, comment.end);
  comment.quote = members.text("quote");
  comment.words = members.text("words");
  members.done();
  if (comment.quote.empty() || comment.end - comment.begin != comment.quote.size()) throw Odd{};
  if (page && (comment.block >= page->blocks.size() || !stands_at(page->blocks[comment.block].text, comment))) throw Odd{};
  if (comment.words.empty() && comment.kind != Comment::Kind::talk) throw Odd{};
  return comment;
}

json to_json(const AgreedLine& line) {
  json one{{"kind", name_of(line.kind, agreed_kinds)}};
  put(one, "words", line.words);
  put(one, "owner", line.owner);
  put(one, "by", line.by);
  return one;
}

AgreedLine line_of(const json& value) {
  Members members(value);
  AgreedLine line{.kind = kind_of<AgreedLine::Kind>(members.must("kind"), agreed_kinds)};
  line.words = members.text("words", longest_line);
  line.owner = members.line("owner", longest_name);
  line.by = members.line("by", longest_name);
  members.done();
  if (line.words.empty()) throw Odd{};
  return line;
}

std::string bytes_of_json(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

/// What `read` makes of an object that says it is of this form.
template <typename Read>
auto read_as(std::string_view bytes, const char* form, const std::string& where, Read read)
    -> std::expected<decltype(read(std::declval<Members&>())), Problem> {
  // Nothing that is written here lies deeper; what does is dropped while it is read, and so refused.
  constexpr int deepest = 4;
  try {
    bool deep = false;
    const auto value = json::parse(
        bytes,
        [&](int depth, json::parse_event_t, json&) {
          deep = deep || depth > deepest;
          return depth <= deepest;
        },
        false);
    if (value.is_discarded() || deep) throw Odd{};
    Members members(value);
    if (members.must("form") != json(form)) throw Odd{};
    auto body = read(members);
    members.done();
    return body;
  } catch (const Odd&) {
    return refused(where, Word::sealed_odd, Word::sealed_odd_mend);
  }
}

/// What this program could not read again, it does not seal.
template <typename Body>
std::expected<SealedBody, Problem> sealed(PageKind kind, const Body& body, const std::expected<Body, Problem>& read, std::string bytes,
                                          const OwnKeys& from, const PublicKeys& to, std::string_view number = {}) {
  if (!read || *read != body) return refused({}, Word::sealed_not_sealable, Word::sealed_not_sealable_mend);
  auto file = seal(kind, bytes, from, to, number);
  if (!file) return std::unexpected(file.error());
  return SealedBody{std::move(*file), std::move(bytes)};
}

}  // namespace

std::string to_bytes(const Shared& shared) {
  json body{{"form", "share"}, {"page", to_json(shared.page)}};
  put(body, "name", shared.name);
  put(body, "role", shared.role);
  return bytes_of_json(body);
}

std::string to_bytes(const Reply& reply) {
  json body{{"form", "reply"}, {"about", reply.about}, {"made", day_text(reply.made)}, {"comments", json::array()}};
  for (const auto& comment : reply.comments) body["comments"].push_back(to_json(comment));
  put(body, "name", reply.name);
  put(body, "role", reply.role);
  put(body, "words", reply.words);
  if (reply.elsewhere) body["elsewhere"] = true;
  return bytes_of_json(body);
}

std::string to_bytes(const Agreement& agreement) {
  json body{{"form", "agreement"}, {"about", agreement.about}, {"made", day_text(agreement.made)}, {"lines", json::array()}};
  for (const auto& line : agreement.lines) body["lines"].push_back(to_json(line));
  put(body, "learner_sees", agreement.learner_sees);
  put(body, "supervisor_sees", agreement.supervisor_sees);
  if (agreement.elsewhere) body["elsewhere"] = true;
  return bytes_of_json(body);
}

std::expected<Shared, Problem> shared_of(std::string_view bytes, const std::string& where) {
  return read_as(bytes, "share", where, [](Members& members) {
    Shared shared;
    shared.name = members.line("name", longest_name);
    shared.role = members.line("role", longest_name);
    shared.page = page_of(members.must("page"));
    return shared;
  });
}

std::expected<Reply, Problem> reply_of(std::string_view bytes, const Shared* about, const std::string& where) {
  return read_as(bytes, "reply", where, [&](Members& members) {
    Reply reply;
    reply.about = number_of(members, "about");
    reply.made = day_of(members.must("made"));
    reply.name = members.line("name", longest_name);
    reply.role = members.line("role", longest_name);
    for (const auto& one : members.list("comments", most_comments))
      reply.comments.push_back(comment_of(one, about ? &about->page : nullptr));
    reply.words = members.text("words");
    reply.elsewhere = members.flag("elsewhere");
    return reply;
  });
}

std::expected<Agreement, Problem> agreement_of(std::string_view bytes, const std::string& where) {
  return read_as(bytes, "agreement", where, [](Members& members) {
    Agreement agreement;
    agreement.about = number_of(members, "about");
    agreement.made = day_of(members.must("made"));
    for (const auto& one : members.list("lines", most_lines_agreed)) agreement.lines.push_back(line_of(one));
    agreement.learner_sees = members.text("learner_sees", longest_line);
    agreement.supervisor_sees = members.text("supervisor_sees", longest_line);
    agreement.elsewhere = members.flag("elsewhere");
    return agreement;
  });
}

std::string number_of(const Shared& shared, std::string_view from, std::string_view to, std::string_view chance) {
  Shared without_foot = shared;
  without_foot.page.foot.clear();
  const auto said = to_bytes(without_foot) + std::string(from) + std::string(to) + std::string(chance);
  std::array<std::uint8_t, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_of(said).data(), said.size(), nullptr, 0);
  return base32(hash, 26);
}

std::string digest_of(std::string_view body) {
  std::array<std::uint8_t, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_of(body).data(), body.size(), nullptr, 0);
  std::string told;
  for (const auto byte : hash) told += fmt::format("{:02x}", byte);
  return told;
}

std::expected<SealedBody, Problem> seal(const Shared& shared, const OwnKeys& from, const PublicKeys& to, std::string_view chance) {
  auto bytes = to_bytes(shared);
  const auto read = shared_of(bytes, {});
  return sealed(PageKind::share, shared, read, std::move(bytes), from, to, number_of(shared, hex(from.open()), hex(to), chance));
}

std::expected<SealedBody, Problem> seal(const Reply& reply, const Shared& about, const OwnKeys& from, const PublicKeys& to,
                                        std::string_view number) {
  auto bytes = to_bytes(reply);
  const auto read = reply_of(bytes, &about, {});
  return sealed(PageKind::reply, reply, read, std::move(bytes), from, to, number);
}

std::expected<SealedBody, Problem> seal(const Agreement& agreement, const OwnKeys& from, const PublicKeys& to, std::string_view number) {
  auto bytes = to_bytes(agreement);
  const auto read = agreement_of(bytes, {});
  return sealed(PageKind::agreement, agreement, read, std::move(bytes), from, to, number);
}

}  // namespace vignette::share
