/// Drives the real program in its real window: keys and pointer by XTest, sight through the socket of shell/watch.hpp.
/// For the tour and for the journeys' tests. Waits for conditions, never for time to pass.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace vignette::cli {

/// Something the driver waited for did not come, or the window could not be reached. `what` is for developers.
struct DriveFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Seen {
  std::string role, name, value;
  std::uint32_t states = 0;
  double x = 0, y = 0, w = 0, h = 0;  ///< window pixels
};

struct View {
  std::uint64_t frames = 0;
  double ms = 0;
  std::string screen;
  int width = 0, height = 0;
  std::vector<Seen> items;

  /// The first item of this name (and role, if given), or nullptr.
  const Seen* find(std::string_view name, std::string_view role = {}) const;
};

/// What must be on the screen before a look is answered.
struct Until {
  std::string name, role, value;  ///< of an item
  std::string begins;             ///< how an item's name begins
  std::string screen;             ///< "reader", "end of case"; app::Screen in words
  bool gone = false;              ///< the item must not be there
  bool saved = false;             ///< and everything typed is on the disk
  bool searched = false;          ///< and all that was typed to search for has been looked for
  bool of_room = false;           ///< all this in the room's own window, once there is one
  std::optional<bool> room = {};  ///< that window is there, or is not
};

/// A display to draw on: the one there is, if it is large enough, else an Xvfb of our own that ends with this.
class Display {
 public:
  Display(int width, int height);
  ~Display();
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  int server_ = -1;
};

class Driver {
 public:
  /// Starts `program ARGUMENTS` on the display with these variables added to the environment. `characters` will be typed
  /// later: those no key has get a spare key each before the program reads the keyboard.
  Driver(const Display& display, const std::filesystem::path& program, const std::vector<std::string>& arguments,
         const std::vector<std::string>& variables, std::string_view characters);
  ~Driver();  ///< kills the program if it still runs
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  View look(const Until& until = {}, const std::filesystem::path& png = {}, const std::filesystem::path& outline = {});

  void press(std::string_view chord);  ///< "ctrl+f", "Page_Down": X keysym names
  void type(std::string_view text);    ///< UTF-8; line feeds are the Enter key
  void move(double x, double y);
  void click(double x, double y, int times = 1);
  void right_click(double x, double y);
  void drag(double from_x, double from_y, double to_x, double to_y);
  void wheel(int lines);  ///< negative: downwards

  /// Clicks an item by its name, paging down to it if it is out of view.
  void click(std::string_view name, std::string_view role = {});
  /// Presses Tab until the item has the focus; and then Enter. For journeys by keyboard alone.
  void reach_by_keyboard(std::string_view name, std::string_view role = {});
  void choose_by_keyboard(std::string_view name, std::string_view role = {});

  /// Waits for the program to end by itself; its exit status.
  int wait();
  void kill();  ///< SIGKILL, as a power cut would

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace vignette::cli
