// Reading aloud: which sentence is next, and what ends it.

#include "app/aloud.hpp"

#include <algorithm>
#include <utility>

#include "app/turn.hpp"
#include "text/breaks.hpp"

namespace vignette::app {
namespace {

using In = Sentence::In;

bool blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

const Draft* answer_here(const Model& model) { return find_draft(model, current_key(model)); }

/// A piece's text with a blank in place of each footnote's mark: nobody says it, and it would hide where a sentence ends.
std::string without_marks(const pack::Block& block) {
  std::string text = block.text;
  for (const pack::Span& span : block.spans)
    if (span.footnote > 0) std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(span.range.begin), span.range.size(), ' ');
  return text;
}

std::string text_of(const Model& model, const Sentence& sentence) {
  const OpenCase* open = current_case(model);
  switch (sentence.in) {
    case In::the_case:
      return open && sentence.piece < open->document->pieces.size() ? without_marks(open->document->pieces[sentence.piece].block)
                                                                    : std::string();
    case In::question: {
      const pack::Question* question = model.practice.reflection.empty() ? current_question(model) : nullptr;
      return question ? pack::wording(*question) : std::string();
    }
    case In::answer: {
      const Draft* draft = answer_here(model);
      return draft ? draft->editing.text : std::string();
    }
  }
  return {};
}

std::string language_of(const Model& model, In in) {
  const OpenCase* open = current_case(model);
  return in == In::answer || !open ? language_written(model) : open->pack->lang;
}

/// The sentence at or after an offset, without the white space around it; nothing if only white space is left.
std::optional<text::Range> sentence_from(std::string_view text, std::size_t offset, std::string_view language) {
  while (offset < text.size() && blank(text[offset])) ++offset;
  if (offset >= text.size()) return std::nullopt;
  text::Range range = text::sentence_at(text, offset, language);
  range.begin = std::max(range.begin, offset);
  while (range.end > range.begin && blank(text[range.end - 1])) --range.end;
  return range;
}

/// The whole sentence an offset stands in.
std::optional<text::Range> sentence_around(std::string_view text, std::size_t offset, std::string_view language) {
  if (offset >= text.size()) return std::nullopt;
  return sentence_from(text, text::sentence_at(text, offset, language).begin, language);
}

std::optional<text::Range> sentence_before(std::string_view text, std::size_t offset, std::string_view language) {
  while (offset > 0 && blank(text[offset - 1])) --offset;
  return offset == 0 ? std::nullopt : sentence_around(text, text::previous_grapheme(text, offset), language);
}

bool is_read(const Piece& piece) { return piece.where != Piece::Where::footnote && !piece.block.text.empty(); }

std::optional<Sentence> next(const Model& model, const Sentence& now) {
  const std::string language = language_of(model, now.in);
  if (const auto range = sentence_from(text_of(model, now), now.range.end, language)) return Sentence{now.in, now.piece, *range};
  if (now.in == In::question) {
    const Sentence answer{In::answer, 0, {}};
    const auto range = sentence_from(text_of(model, answer), 0, language_of(model, In::answer));
    return range ? std::optional(Sentence{In::answer, 0, *range}) : std::nullopt;
  }
  const OpenCase* open = current_case(model);
  if (now.in != In::the_case || !open) return std::nullopt;
  for (std::size_t piece = now.piece + 1; piece < open->document->pieces.size(); ++piece) {
    if (!is_read(open->document->pieces[piece])) continue;
    if (const auto range = sentence_from(text_of(model, {In::the_case, piece, {}}), 0, language))
      return Sentence{In::the_case, piece, *range};
  }
  return std::nullopt;
}

std::optional<Sentence> previous(const Model& model, const Sentence& now) {
  if (const auto range = sentence_before(text_of(model, now), now.range.begin, language_of(model, now.in)))
    return Sentence{now.in, now.piece, *range};
  const auto last_of = [&](Sentence other) -> std::optional<Sentence> {
    const std::string text = text_of(model, other);
    const auto range = sentence_before(text, text.size(), language_of(model, other.in));
    return range ? std::optional(Sentence{other.in, other.piece, *range}) : std::nullopt;
  };
  if (now.in == In::answer) return last_of({In::question, 0, {}});
  const OpenCase* open = current_case(model);
  if (now.in != In::the_case || !open) return std::nullopt;
  for (std::size_t piece = now.piece; piece-- > 0;) {
    if (!is_read(open->document->pieces[piece])) continue;
    if (const auto found = last_of({In::the_case, piece, {}})) return found;
  }
  return std::nullopt;
}

std::optional<Sentence> first(const Model& model) {
  if (model.screen == Screen::reader && current_case(model)) {
    const auto place = place_of(model, model.case_id);
    const Spot from = model.selection.empty() ? Spot{static_cast<std::size_t>(place.block), static_cast<std::size_t>(place.offset)}
                                              : model.selection.begin;
    const Sentence here{In::the_case, from.piece, {0, from.offset}};
    if (const auto range = sentence_around(text_of(model, here), from.offset, language_of(model, In::the_case)))
      return Sentence{In::the_case, from.piece, *range};
    return next(model, here);
  }
  if (model.screen == Screen::question && current_question(model)) return next(model, {In::question, 0, {}});
  if (model.screen == Screen::reflection) return next(model, {In::answer, 0, {}});
  return std::nullopt;
}

portfolio::QuestionKey what_is_read(const Model& model, In in) {
  return in == In::the_case ? portfolio::QuestionKey{model.case_id, {}} : current_key(model);
}

/// Where what is read must be seen.
bool shown(const Model& model) {
  const Aloud& aloud = model.aloud;
  const bool here = aloud.now.in == In::the_case ? model.screen == Screen::reader && current_case(model)
                                                 : model.screen == Screen::question || model.screen == Screen::reflection;
  if (!here || aloud.of != what_is_read(model, aloud.now.in)) return false;
  const Draft* draft = aloud.now.in == In::answer ? answer_here(model) : nullptr;
  return aloud.now.in != In::answer || (draft && draft->editing.version == aloud.version);
}

void speak(Turn& turn) {
  Model& model = turn.model;
  Aloud& aloud = model.aloud;
  if (aloud.now.in == In::the_case) bring(model, {aloud.now.piece, aloud.now.range.begin});
  const Draft* draft = answer_here(model);
  aloud.version = draft ? draft->editing.version : 0;
  ++aloud.number;
  if (aloud.paused) return;
  const std::string text = text_of(model, aloud.now);
  turn.ask(effect::Speak{aloud.number, text.substr(aloud.now.range.begin, aloud.now.range.end - aloud.now.range.begin),
                         language_of(model, aloud.now.in), model.look.speech_speed, model.look.voice});
}

void stop(Turn& turn) {
  if (!std::exchange(turn.model.aloud.on, false)) return;
  turn.model.aloud.paused = false;
  turn.ask(effect::Hush{});
}

}  // namespace

double minutes_to_hear(const Model& model) {
  const Aloud& aloud = model.aloud;
  if (!aloud.on) return 0;
  const std::string here = text_of(model, aloud.now);
  std::size_t words = text::count_words(std::string_view(here).substr(std::min(aloud.now.range.begin, here.size())));
  if (aloud.now.in == In::question) words += text::count_words(text_of(model, {In::answer, 0, {}}));
  if (const OpenCase* open = current_case(model); aloud.now.in == In::the_case && open) {
    const auto& pieces = open->document->pieces;
    for (std::size_t piece = aloud.now.piece + 1; piece < pieces.size(); ++piece)
      if (is_read(pieces[piece])) words += text::count_words(pieces[piece].block.text);
  }
  return static_cast<double>(words) * 100 / (static_cast<double>(words_a_minute) * std::max(1, model.look.speech_speed));
}

void carry_out(Turn& turn, const intent::ReadAloud&) {
  Model& model = turn.model;
  const auto sentence = first(model);
  if (!sentence) return;
  model.find.open = false;
  model.contents_open = false;
  model.aloud.on = true;
  model.aloud.paused = false;
  model.aloud.now = *sentence;
  model.aloud.of = what_is_read(model, sentence->in);
  model.selection = {};
  if (model.notice && model.notice == model.aloud.unable) model.notice.reset();  // it is tried again
  speak(turn);
}

void carry_out(Turn& turn, const intent::PauseReading&) {
  Aloud& aloud = turn.model.aloud;
  if (!aloud.on) return;
  aloud.paused = !aloud.paused;
  if (aloud.paused)
    turn.ask(effect::Hush{});
  else
    speak(turn);  // the sentence from its beginning
}

void carry_out(Turn& turn, const intent::StepSentence& wish) {
  Aloud& aloud = turn.model.aloud;
  if (!aloud.on) return;
  const auto sentence = wish.back ? previous(turn.model, aloud.now) : next(turn.model, aloud.now);
  if (!sentence) return;
  aloud.now = *sentence;
  speak(turn);
}

void carry_out(Turn& turn, const intent::StopReading&) { stop(turn); }

void carry_out(Turn& turn, const intent::SpeechFound& wish) {
  turn.model.aloud.voices = wish.voices;
  turn.model.aloud.unable.reset();
}

void carry_out(Turn& turn, const intent::SentenceRead& wish) {
  Aloud& aloud = turn.model.aloud;
  aloud.unable.reset();
  if (!aloud.on || aloud.paused || wish.number != aloud.number) return;
  const auto sentence = next(turn.model, aloud.now);
  if (!sentence) return stop(turn);
  aloud.now = *sentence;
  speak(turn);
}

void carry_out(Turn& turn, const intent::SpeechFailed& wish) {
  stop(turn);
  turn.model.aloud.unable = wish.problem;
  turn.model.notice = wish.problem;
}

void mind_reading(Turn& turn, const Look& before) {
  const Model& model = turn.model;
  if (!model.aloud.on) return;
  if (!shown(model)) return stop(turn);
  const bool other_voice = before.speech_speed != model.look.speech_speed || before.voice != model.look.voice;
  if (other_voice && !model.aloud.paused) speak(turn);
}

}  // namespace vignette::app
