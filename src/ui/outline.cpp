/// Looking things up in the outline, and its printed form.
#include "ui/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace vignette::ui {
namespace {

void quote(std::string& out, std::string_view words) {
  out += '"';
  for (const char c : words) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

constexpr std::array<std::pair<State, std::string_view>, 10> state_names{{{focusable, "focusable"},
                                                                          {focused, "focused"},
                                                                          {disabled, "disabled"},
                                                                          {checked, "checked"},
                                                                          {selected, "selected"},
                                                                          {editable, "editable"},
                                                                          {multi_line, "multi-line"},
                                                                          {expanded, "expanded"},
                                                                          {current, "current"},
                                                                          {secret, "protected"}}};

template <typename Fits>
const Item* first(const Outline& outline, Fits fits) {
  const auto found = std::ranges::find_if(outline.items, fits);
  return found == outline.items.end() ? nullptr : &*found;
}

}  // namespace

Id id_of(std::string_view name, Id within, std::uint64_t number) {
  // FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
  Id hash = 0xcbf29ce484222325ULL;
  const auto add = [&hash](std::uint64_t byte) { hash = (hash ^ (byte & 0xFF)) * 0x100000001b3ULL; };
  for (const char c : name) add(static_cast<unsigned char>(c));
  for (int shift = 0; shift < 64; shift += 8) add(within >> shift);
  for (int shift = 0; shift < 64; shift += 8) add(number >> shift);
  return hash == 0 ? 1 : hash;
}

std::string_view name_of(Role role) {
  switch (role) {
    case Role::window:
      return "window";
    case Role::region:
      return "region";
    case Role::heading:
      return "heading";
    case Role::paragraph:
      return "paragraph";
    case Role::link:
      return "link";
    case Role::button:
      return "button";
    case Role::check_box:
      return "check box";
    case Role::radio_button:
      return "radio button";
    case Role::slider:
      return "slider";
    case Role::text_box:
      return "text box";
    case Role::list:
      return "list";
    case Role::list_item:
      return "list item";
    case Role::image:
      return "image";
    case Role::note:
      return "note";
    case Role::status:
      return "status";
    case Role::separator:
      return "separator";
    case Role::tab:
      return "tab";
    case Role::table:
      return "table";
    case Role::cell:
      return "cell";
    case Role::progress:
      return "progress";
  }
  return "";
}

const Item* Outline::find(std::string_view name) const {
  return first(*this, [&](const Item& item) { return item.name == name; });
}

const Item* Outline::find(Role role, std::string_view name) const {
  return first(*this, [&](const Item& item) { return item.role == role && item.name == name; });
}

const Item* Outline::find(Id id) const {
  return first(*this, [&](const Item& item) { return item.id == id; });
}

std::string print(const Outline& outline) {
  std::string out;
  for (const auto& item : outline.items) {
    out.append(static_cast<std::size_t>(std::max(0, item.depth)) * 2, ' ');
    out += name_of(item.role);
    out += ' ';
    quote(out, item.name);
    if (!item.value.empty()) {
      out += " value=";
      quote(out, item.value);
    }
    std::string states;
    const auto add = [&states](std::string_view name) {
      if (!states.empty()) states += ", ";
      states += name;
    };
    for (const auto& [state, name] : state_names) {
      if (item.states & state) add(name);
    }
    if (item.level > 0) add(fmt::format("level {}", item.level));
    if (item.seen.w <= 0 || item.seen.h <= 0) add("out of view");
    if (!states.empty()) out += " [" + states + "]";
    fmt::format_to(std::back_inserter(out), " @{},{},{},{}\n", std::lround(item.rect.x), std::lround(item.rect.y), std::lround(item.rect.w),
                   std::lround(item.rect.h));
  }
  return out;
}

}  // namespace vignette::ui
