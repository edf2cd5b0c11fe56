#include "store/first_page.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "store/file.hpp"
#include "store/held.hpp"
#include "store/sealed_page.hpp"

namespace vignette::store {

namespace fs = std::filesystem;

namespace {

using Page = std::vector<std::uint8_t>;
using Bytes = std::span<const std::uint8_t>;

// SQLite file format, sections 1.3 ("The Database Header"), 1.6 ("B-tree Pages") and 2.1 ("Record Format").
constexpr std::size_t header = 100, list_of_leaf = 8, list_of_inner = 12;
constexpr std::uint8_t inner_page = 0x05, leaf_page = 0x0D;

std::uint32_t number(Bytes bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i) value = value << 8 | bytes[at + i];
  return value;
}

void put(Page& page, std::size_t at, std::size_t length, std::uint64_t value) {
  for (std::size_t i = 0; i < length; ++i) page[at + i] = static_cast<std::uint8_t>(value >> 8 * (length - 1 - i));
}

/// A number of one to nine bytes; `at` goes on behind it. Nothing if the bytes end before it does.
std::optional<std::uint64_t> varint(Bytes bytes, std::size_t& at) {
  std::uint64_t value = 0;
  for (int i = 0; i < 9 && at < bytes.size(); ++i) {
    const std::uint8_t byte = bytes[at++];
    if (i == 8) return value << 8 | byte;
    value = value << 7 | (byte & 0x7F);
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

void put_varint(Page& bytes, std::uint64_t value) {
  Page reversed{static_cast<std::uint8_t>(value & 0x7F)};
  while (value >>= 7) reversed.push_back(static_cast<std::uint8_t>(0x80 | (value & 0x7F)));
  bytes.insert(bytes.end(), reversed.rbegin(), reversed.rend());
}

/// The row's number, if a cell of a leaf is a row of the table of tables: two names that are what they must be, and the right columns.
std::optional<std::uint64_t> row_of_schema(Bytes page, std::size_t at) {
  if (!varint(page, at)) return std::nullopt;
  const auto row = varint(page, at);
  const std::size_t record = at;
  const auto length = varint(page, at);
  if (!row || !length || record + *length > page.size()) return std::nullopt;
  std::vector<std::uint64_t> columns;
  while (at < record + *length) {
    const auto kind = varint(page, at);
    if (!kind) return std::nullopt;
    columns.push_back(*kind);
  }
  const auto is_text = [](std::uint64_t kind) { return kind >= 13 && kind % 2 == 1; };
  if (columns.size() != 5 || !is_text(columns[0]) || !is_text(columns[1]) || !is_text(columns[2])) return std::nullopt;
  const std::size_t size = (columns[0] - 13) / 2;
  if (at + size > page.size()) return std::nullopt;
  const std::string_view what(reinterpret_cast<const char*>(page.data() + at), size);
  constexpr std::array<std::string_view, 4> known{"table", "index", "trigger", "view"};
  return std::ranges::find(known, what) == known.end() ? std::nullopt : row;
}

/// A page of the table of tables.
struct Leaf {
  std::uint32_t page = 0;
  std::uint64_t first = 0, last = 0;  ///< its rows
};

std::optional<Leaf> leaf_of_schema(Bytes page, std::uint32_t numbered) {
  if (page.size() < page_size || page[0] != leaf_page) return std::nullopt;
  const auto cells = number(page, 3, 2);
  if (cells == 0 || list_of_leaf + std::size_t{2} * cells > page.size()) return std::nullopt;
  Leaf leaf{.page = numbered};
  for (std::uint32_t i = 0; i < cells; ++i) {
    const auto row = row_of_schema(page, number(page, list_of_leaf + std::size_t{2} * i, 2));
    if (!row || (i > 0 && *row <= leaf.last)) return std::nullopt;
    if (i == 0) leaf.first = *row;
    leaf.last = *row;
  }
  return leaf;
}

/// The pages that a first page leads to, if it is one.
std::vector<std::uint32_t> leads_to(Bytes page) {
  if (page.size() < page_size || page[header] != inner_page) return {};
  const auto cells = number(page, header + 3, 2);
  std::vector<std::uint32_t> pages;
  for (std::uint32_t i = 0; i < cells; ++i) {
    const std::size_t listed = header + list_of_inner + std::size_t{2} * i;
    if (listed + 2 > page.size()) return {};
    const auto at = number(page, listed, 2);
    if (at + 4 > page.size()) return {};
    pages.push_back(number(page, at, 4));
  }
  pages.push_back(number(page, header + 8, 4));
  return pages;
}

/// A file's pages as SQLite sees them.
class Pages {
 public:
  Pages(fs::path file, const Key* key) : file_(std::move(file)) {
    if (key) key_.emplace(*key);
    std::error_code error;
    const auto size = fs::file_size(file_, error);
    count_ = error ? 0 : static_cast<std::uint32_t>((size + page_size - 1) / page_size);
  }
  std::uint32_t count() const { return count_; }
  std::size_t used() const { return key_ ? page_size - set_apart : page_size; }
  /// Empty if it cannot be read, or has not its seal.
  Page at(std::uint32_t number) const {
    Page page(page_size);
    if (read_from(file_, (std::uint64_t{number} - 1) * page_size, page) != static_cast<std::ptrdiff_t>(page_size)) return {};
    return key_ ? key_->opened(page, number) : page;
  }
  void write_first(const Page& page) const {
    const Page shut = key_ ? key_->sealed(page, 1) : page;
    std::fstream file(file_, std::ios::binary | std::ios::in | std::ios::out);
    file.write(reinterpret_cast<const char*>(shut.data()), static_cast<std::streamsize>(shut.size()));
  }

 private:
  fs::path file_;
  std::optional<PageKey> key_;
  std::uint32_t count_ = 0;
};

std::vector<Leaf> leaves_in(const Pages& pages) {
  std::vector<Leaf> leaves;
  for (std::uint32_t i = 2; i <= pages.count(); ++i) {
    Page page = pages.at(i);
    if (const auto leaf = leaf_of_schema(page, i)) leaves.push_back(*leaf);
    OPENSSL_cleanse(page.data(), page.size());
  }
  std::ranges::sort(leaves, {}, &Leaf::first);
  // One that tells of rows of another's is of a table of tables that was.
  const auto overlap = [](const Leaf& one, const Leaf& next) { return next.first <= one.last; };
  leaves.erase(std::unique(leaves.begin(), leaves.end(), overlap), leaves.end());
  return leaves;
}

/// What a sound one says of itself, with these leaves below it.
Page first_page(Page sound, const std::vector<Leaf>& leaves, const Pages& pages, bool with_log) {
  Page page(page_size);
  std::copy_n(sound.begin(), header, page.begin());
  page[18] = page[19] = with_log ? 2 : 1;
  std::copy_n(page.begin() + 24, 4, page.begin() + 92);  // so that the count of pages is believed
  put(page, 28, 4, pages.count());
  put(page, 32, 8, 0);  // no page is known to be free
  page[header] = inner_page;
  put(page, header + 3, 2, leaves.size() - 1);
  std::size_t end = pages.used();
  for (std::size_t i = 0; i + 1 < leaves.size(); ++i) {
    Page cell(4);
    put(cell, 0, 4, leaves[i].page);
    put_varint(cell, leaves[i].last);
    end -= cell.size();
    std::ranges::copy(cell, page.begin() + static_cast<std::ptrdiff_t>(end));
    put(page, header + list_of_inner + 2 * i, 2, end);
  }
  put(page, header + 5, 2, end);
  put(page, header + 8, 4, leaves.back().page);
  return page;
}

}  // namespace

void mend_first_page(const fs::path& copy, const fs::path& sound, const Key* key) {
  const Pages pages(copy, key);
  const auto leaves = leaves_in(pages);
  constexpr std::size_t most = 100;  // there is room for them in one page, and there are never as many
  const Page whole = Pages(sound, key).at(1), now = pages.at(1);
  const auto led_to = leads_to(now);
  const auto is_leaf = [&](std::uint32_t page) { return std::ranges::find(leaves, page, &Leaf::page) != leaves.end(); };
  const bool leads = !led_to.empty() && std::ranges::all_of(led_to, is_leaf);
  if (leads || leaves.empty() || leaves.size() > most || whole.empty()) return;
  std::error_code error;
  const auto log = fs::file_size(beside(copy, "-wal"), error);
  pages.write_first(first_page(whole, leaves, pages, !error && log > 0));
}

}  // namespace vignette::store
