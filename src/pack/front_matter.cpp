#include "pack/front_matter.hpp"

#include <algorithm>

#include "pack/yaml.hpp"

namespace vignette::pack {

using words::say;
using words::Word;

namespace {

const std::vector<std::string_view> themes{"desistance", "keeping-the-child-safe", "keeping-other-people-safe", "engagement"};
const std::vector<std::string_view> bases{"fictional", "composite", "published"};
const std::vector<std::string_view> ties{"steady", "together", "informed", "offered"};
constexpr int longest_minutes = 24 * 60;
constexpr int oldest = 120;

void leave_rest(Mapping map) { map.unknown(); }

void read_subject(Mapping map, Case& into) {
  into.subject = {map.text("name"), map.yes("fictional"), map.number("age", oldest), map.number("age-at-offence", oldest)};
  leave_rest(map);
}

void read_source(Mapping map, Case& into) {
  into.source = {map.text("body"), map.text("guide"), map.text("page"), map.text("url")};
  leave_rest(map);
}

void read_licence(Mapping map, Case& into) {
  into.licence_id = map.text("id");
  into.licence_url = map.text("url");
  into.adapted = map.yes("adapted");
  leave_rest(map);
}

void read_people(Mapping& top, Case& into, Findings& findings) {
  for (auto& map : top.mappings("people")) {
    Person person{map.text("id"), map.text("name"), map.text("kind"), map.one_of("tie", ties),
                  map.text("to"), map.text("does"), map.yes("ring")};
    if (person.id.empty())
      findings.warning(map.where("id"), std::string(say(Word::pack_person_no_id)), std::string(say(Word::pack_person_no_id_mend)));
    else if (std::ranges::find(into.people, person.id, &Person::id) != into.people.end())
      findings.warning(map.where("id"), say(Word::pack_person_twice, fmt::arg("id", person.id)),
                       std::string(say(Word::pack_person_twice_mend)));
    leave_rest(map);
    into.people.push_back(std::move(person));
  }
}

/// Everybody named by a `who` or a `to` is in `people`.
void check_person(const std::string& id, SourcePos at, const Case& in, Findings& findings) {
  if (id.empty() || std::ranges::find(in.people, id, &Person::id) != in.people.end()) return;
  std::vector<std::string_view> ids;
  for (const auto& person : in.people) ids.push_back(person.id);
  const auto near = nearest(id, ids);
  findings.warning(at, say(Word::pack_person_unknown, fmt::arg("id", id)),
                   near.empty() ? std::string(say(Word::pack_person_unknown_mend)) : say(Word::pack_did_you_mean, fmt::arg("near", near)));
}

void read_timeline(Mapping& top, Case& into, Findings& findings) {
  for (auto& map : top.mappings("timeline")) {
    Event event{map.text("phase"), map.text("when"),   map.text("what"),   map.text("track"),
                map.texts("who"),  map.texts("steps"), map.yes("repeats"), map.text("passage")};
    const auto who = map.node("who");
    for (std::size_t i = 0; i < event.who.size(); ++i)
      check_person(event.who[i], map.where(who.IsSequence() && i < who.size() ? who[i] : who), into, findings);
    leave_rest(map);
    into.timeline.push_back(std::move(event));
  }
}

void read_keys(Mapping& top, Case& into, Findings& findings) {
  into.schema = top.text("schema");
  into.id = top.text("id");
  into.title = top.text("title");
  into.lang = top.text("lang");
  if (into.lang.empty()) into.lang = "en-GB";
  into.theme = top.one_of("theme", themes);
  into.stage = top.one_of("stage", case_stages());
  into.summary = top.text("summary");
  into.warnings = top.text("warnings");
  into.attribution = top.text("attribution");
  into.disclaimer = top.text("disclaimer");
  into.basis = top.one_of("basis", bases);
  into.approved_by = top.text("approved-by");
  into.reviewed = top.text("reviewed");
  into.also_part = top.text("also-part");
  into.ring = top.text("ring");
  into.apart = top.text("about");
  into.cover = top.text("cover");
  into.objectives = top.texts("objectives");
  into.glossary = top.texts("glossary");
  read_subject(top.mapping("subject"), into);
  read_source(top.mapping("source"), into);
  read_licence(top.mapping("licence"), into);
  auto minutes = top.mapping("minutes");
  into.minutes_to_read = minutes.number("read", longest_minutes);
  into.minutes_to_reflect = minutes.number("reflect", longest_minutes);
  leave_rest(minutes);
  read_people(top, into, findings);
  auto people = top.mappings("people");
  for (std::size_t i = 0; i < people.size(); ++i)
    if (i < into.people.size() && !into.people[i].to.empty()) check_person(into.people[i].to, people[i].where("to"), into, findings);
  read_timeline(top, into, findings);
  for (const auto& [key, value] : top.unknown()) into.unknown[key] = value.IsScalar() ? value.Scalar() : YAML::Dump(value);
}

/// What must be there. A key within another is named as an author writes it: `source: {body: …}`.
void check_required(Mapping& top, const Case& in, int line, Findings& findings) {
  const auto need = [&](const std::string& value, const char* key, const char* outer = nullptr) {
    if (!trimmed(value).empty()) return;
    SourcePos at{line, 1};
    if (top.has(outer != nullptr ? outer : key)) at = top.where(outer != nullptr ? outer : key);
    const std::string name = outer != nullptr ? fmt::format("{}: {{{}: …}}", outer, key) : std::string(key);
    findings.error(at, say(Word::pack_key_missing, fmt::arg("key", name)), say(Word::pack_key_missing_mend, fmt::arg("key", name)));
  };
  need(in.schema, "schema");
  need(in.id, "id");
  need(in.title, "title");
  need(top.has("lang") ? in.lang : std::string(), "lang");
  need(in.theme, "theme");
  need(in.stage, "stage");
  need(in.source.body, "body", "source");
  need(in.licence_id, "id", "licence");
  need(in.attribution, "attribution");
  need(in.disclaimer, "disclaimer");
  if (trimmed(in.basis).empty())
    findings.error({line, 1}, std::string(say(Word::pack_basis_missing)), std::string(say(Word::pack_basis_missing_mend)));
}

void check_values(Mapping& top, const Case& in, Findings& findings) {
  if (in.basis == "published" && in.source.url.empty())
    findings.error(top.where("basis"), std::string(say(Word::pack_published_no_url)), std::string(say(Word::pack_published_no_url_mend)));
  if (!in.schema.empty() && in.schema != "case-illustration/1")
    findings.warning(top.where("schema"), say(Word::pack_schema_unknown, fmt::arg("schema", in.schema)),
                     std::string(say(Word::pack_schema_unknown_mend)));
  if (in.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
    findings.warning(top.where("id"), say(Word::pack_id_odd, fmt::arg("id", in.id)), std::string(say(Word::pack_id_odd_mend)));
  for (const auto& [key, url] : {std::pair{"source", &in.source.url}, std::pair{"licence", &in.licence_url}})
    if (!url->empty() && !url->starts_with("https://"))
      findings.warning(top.where(key), say(Word::pack_link_not_https, fmt::arg("link", *url)),
                       std::string(say(Word::pack_link_not_https_mend)));
}

}  // namespace

const std::vector<std::string_view>& case_stages() {
  static const std::vector<std::string_view> stages{"assessing", "planning", "delivering", "reviewing"};
  return stages;
}

const std::vector<std::string_view>& question_stages() {
  static const std::vector<std::string_view> stages{"notice", "connect", "change", "develop", "apply"};
  return stages;
}

void read_front_matter(std::string_view yaml, int first_line, const Lines& lines, Case& into, Findings& findings) {
  const int fence = std::max(1, first_line - 1);
  if (yaml.size() > longest_front_matter) {
    findings.error({fence, 1}, std::string(say(Word::pack_front_matter_long)), std::string(say(Word::pack_front_matter_long_mend)));
    return;
  }
  const auto before = findings.errors();
  auto top = read_yaml(yaml, first_line, lines, findings);
  if (!top) return;
  const bool whole = findings.errors() == before;
  try {
    read_keys(*top, into, findings);
    // Malformed: what is missing cannot be told from what was not reached.
    if (whole) check_required(*top, into, fence, findings);
    check_values(*top, into, findings);
  } catch (const YAML::Exception&) {
    findings.error({fence, 1}, std::string(say(Word::pack_yaml_malformed)), std::string(say(Word::pack_yaml_malformed_mend)));
  }
}

}  // namespace vignette::pack
