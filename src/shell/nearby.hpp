/// The networks this computer is on, and what of them looks for it. Read when somebody asks, and kept nowhere.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vignette::shell {

struct Network {
  std::string address;  ///< this computer's in it: IPv4, in figures
  std::string begins;   ///< how every address in it begins, such as "192.168.0."; empty where none of the four numbers is the same
};
/// Those that phones could join too. What a home or an office gives out (RFC 1918) comes first, as Wi-Fi does.
std::vector<Network> networks();

/// "192.168.0." of an address and how many of its bits name the network.
std::string beginning_of(std::string_view address, int bits);

/// Devices that have spoken to this computer in its own networks, if only to ask where it is, as the system's table of neighbours has them;
/// without those that lead to other networks, which ask all the time. Empty where there is no such table. `table` and `routes` are in the
/// form of Linux's /proc/net/arp and /proc/net/route.
std::set<std::string> neighbours();
std::set<std::string> neighbours_in(std::string_view table, std::string_view routes);

}  // namespace vignette::shell
