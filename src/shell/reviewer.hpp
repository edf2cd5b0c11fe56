/// Reads and makes what passes between a learner and whoever reads with them, on a thread of its own: key cards, sealed files, replies.
/// One's own keys are held here while the portfolio is open, and nowhere else.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/update.hpp"
#include "portfolio/people.hpp"
#include "portfolio/review.hpp"
#include "share/keys.hpp"
#include "share/press.hpp"
#include "share/shared.hpp"
#include "shell/handing_over.hpp"
#include "shell/held_pages.hpp"
#include "shell/results.hpp"
#include "shell/worker.hpp"
#include "words/words.hpp"

namespace vignette::shell {

/// An exchange with its pages read; a page that can't be is left as it is.
app::ExchangeRead read_exchange(portfolio::Exchange exchange);
/// A page of `body` as it is kept from now on, made today.
portfolio::Page page_of(portfolio::PageKind kind, std::string number, bool mine, std::string body, portfolio::Now now);
/// Its fingerprint is to be found anew then.
void add_page(app::ExchangeRead& exchange, portfolio::Page page, app::PageRead read);
/// The bytes of a draft: what says nothing is left out of it, and it is cleaned as a reply has to be.
std::string draft_bytes(const portfolio::Reply& reply);
std::string draft_bytes(const portfolio::Agreement& agreement);

/// What is being written and was not handed over yet, or could not be kept.
std::vector<portfolio::Unfinished> unfinished_in_memory(const app::Model& model);

class Reviewer {
 public:
  Reviewer(share::Press press, std::shared_ptr<Results> results, std::shared_ptr<HandingOver> out);
  ~Reviewer();
  Reviewer(const Reviewer&) = delete;
  Reviewer& operator=(const Reviewer&) = delete;

  // On whatever thread; each tells the model what came of it.
  void take_in(portfolio::Acquainted people, portfolio::Reviews reviews);
  /// A page of what is previewed, drawn; nothing where that is held no more.
  std::optional<Pixels> page(std::uint64_t number, std::size_t page, int pixels_wide) const {
    return pages_.draw(number, page, pixels_wide);
  }
  void find_six_words(std::string keys);
  void find_fingerprint(portfolio::Exchange exchange);

  // On the window's thread.
  /// Forgets one's keys, all that was read, and what was previewed.
  void forget();
  /// Sets the page of a reply or an agreement as its file will have it, and says so; the one before ends, or is forgotten.
  void preview(app::effect::PreviewPage wish, portfolio::Now now);
  void forget_preview();
  /// Makes it, and says that it is ready: handed out is only what is kept.
  void make_card(app::effect::MakeCard wish, portfolio::Now now);
  /// Calls `keep` with the card that is ready, and asks where it goes, unless it goes on the screen; without `keep` it is forgotten.
  void keep_card(const std::function<void(portfolio::OwnCard)>& keep);
  // Each of these asks where first.
  void open_given(app::effect::OpenGiven wish, portfolio::Now now);
  void make_reply(app::effect::MakeReply wish, std::string file_name, portfolio::Now now);
  /// One that came on paper; it goes into no file, and nothing is asked.
  void keep_typed(app::effect::MakeReply wish, portfolio::Now now);
  void make_agreement(app::effect::MakeAgreement wish, std::string file_name, portfolio::Now now);
  /// The page that stands, with the words and the number it has.
  void save_again(app::effect::SaveAgain wish, std::string file_name, portfolio::Now now);
  /// All that is kept of it, as one page to read.
  void save_exchange(const app::effect::SaveExchangePage& wish, const std::string& file_name, portfolio::Now now);
  /// Blocks until what was asked for so far has been done; nobody needs a preview any more.
  void finish();

 private:
  using Given = std::expected<app::Intent, words::Problem>;
  Given given(const std::filesystem::path& file, const app::effect::OpenGiven& wish, portfolio::Now now) const;
  Given card_given(const std::filesystem::path& file, const app::effect::OpenGiven& wish) const;
  Given file_given(const std::string& bytes, const std::string& where, const app::effect::OpenGiven& wish, portfolio::Now now) const;
  /// The bytes of a file that is still to be written, and what the model is told once it is.
  struct ToWrite {
    std::string bytes;
    app::Intent then;
  };
  using Made = std::expected<ToWrite, words::Problem>;
  Made reply_made(const std::filesystem::path& file, const app::effect::MakeReply& wish, portfolio::Now now) const;
  static Given reply_typed(const app::effect::MakeReply& wish, portfolio::Now now);
  Made agreement_made(const std::filesystem::path& file, const app::effect::MakeAgreement& wish, portfolio::Now now) const;
  Made made_again(const std::filesystem::path& file, const app::effect::SaveAgain& wish, portfolio::Now now) const;
  template <typename Wish>
  void ask_and_make(Wish wish, words::Word title, std::string file_name, portfolio::Now now,
                    Made (Reviewer::*make)(const std::filesystem::path&, const Wish&, portfolio::Now) const);
  /// On the window's thread: unless it was locked since it was `asked_at`.
  std::optional<app::Intent> write(const std::filesystem::path& file, Made made, std::uint64_t asked_at);
  template <typename Seal>
  std::expected<share::SealedBody, words::Problem> sealed_for(const std::string& keys, const Seal& seal) const;
  void set(const app::effect::PreviewPage& wish, portfolio::Now now, const HeldPages::Stop& stop);
  void tell(Given given);
  /// Likewise, of what was handed over.
  void tell_written(Given given);

  /// A card that waits to be kept, as it is kept and as it is handed out.
  struct Ready {
    portfolio::OwnCard own;
    share::KeyCard handed;
    app::CardForm form = app::CardForm::text;
  };

  share::Press press_;
  std::shared_ptr<Results> results_;
  std::shared_ptr<HandingOver> out_;
  std::optional<Ready> ready_;               // of the window's thread
  std::shared_ptr<std::atomic<bool>> stop_;  // likewise: of the newest preview
  HeldPages pages_;
  std::optional<share::OwnKeys> keys_;         // of the worker's thread
  portfolio::OwnCard card_;                    // likewise; without its seed
  std::vector<portfolio::OpenedFile> opened_;  // likewise
  Worker worker_;                              // last: it ends before what it uses
};

}  // namespace vignette::shell
