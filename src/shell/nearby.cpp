#include "shell/nearby.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

namespace vignette::shell {

namespace {

std::uint32_t bits_of(const sockaddr* address) { return ntohl(reinterpret_cast<const sockaddr_in*>(address)->sin_addr.s_addr); }

std::string figures(std::uint32_t bits) {
  return fmt::format("{}.{}.{}.{}", bits >> 24U, bits >> 16U & 255U, bits >> 8U & 255U, bits & 255U);
}

std::string whole(const char* file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Each line after the first, in words.
std::vector<std::vector<std::string>> rows(std::string_view table) {
  std::vector<std::vector<std::string>> all;
  std::istringstream in{std::string(table)};
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream words(line);
    all.emplace_back(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>());
  }
  return all;
}

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  if (text.starts_with("0x")) text.remove_prefix(2);
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return failed == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string beginning_of(std::string_view address, int bits) {
  std::size_t end = 0;
  for (int same = bits / 8; same > 0 && end < address.size(); --same) {
    const auto dot = address.find('.', end);
    end = dot == std::string_view::npos ? address.size() : dot + 1;
  }
  return std::string(address.substr(0, end));
}

std::vector<Network> networks() {
  std::vector<Network> home, others;
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) return {};
  for (const ifaddrs* one = first; one; one = one->ifa_next) {
    const bool up = (one->ifa_flags & IFF_UP) != 0 && (one->ifa_flags & (IFF_LOOPBACK | IFF_POINTOPOINT)) == 0;
    if (!up || !one->ifa_addr || one->ifa_addr->sa_family != AF_INET) continue;
    const auto bits = bits_of(one->ifa_addr);
    const bool of_home = bits >> 24U == 10 || bits >> 20U == 0xAC1 || bits >> 16U == 0xC0A8;
    Network network{.address = figures(bits), .begins = {}};
    if (one->ifa_netmask) network.begins = beginning_of(network.address, std::popcount(bits_of(one->ifa_netmask)));
    (of_home ? home : others).push_back(std::move(network));
  }
  ::freeifaddrs(first);
  home.insert(home.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
  return home;
}

std::set<std::string> neighbours() { return neighbours_in(whole("/proc/net/arp"), whole("/proc/net/route")); }

std::set<std::string> neighbours_in(std::string_view table, std::string_view routes) {
  constexpr std::uint32_t complete = 2, has_gateway = 2;
  std::set<std::string> gateways, found;
  for (const auto& row : rows(routes)) {
    const auto gateway = row.size() > 3 ? number(row[2]) : std::nullopt;
    const auto flags = row.size() > 3 ? number(row[3]) : std::nullopt;
    if (gateway && flags && (*flags & has_gateway) != 0) gateways.insert(figures(ntohl(*gateway)));
  }
  for (const auto& row : rows(table)) {
    const auto flags = row.size() > 3 ? number(row[2]) : std::nullopt;
    if (flags && (*flags & complete) != 0 && !gateways.contains(row[0])) found.insert(row[0] + ' ' + row[3]);
  }
  return found;
}

}  // namespace vignette::shell
