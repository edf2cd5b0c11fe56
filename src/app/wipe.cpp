#include "app/wipe.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vignette::app {

void wipe(std::string& text) {
  text.resize(text.capacity());
  volatile char* bytes = text.data();
  for (std::size_t i = 0; i < text.size(); ++i) bytes[i] = '\0';
  text.clear();
}

void wipe(Editing& editing) {
  wipe(editing.text);
  for (Step& step : editing.history) {
    wipe(step.edit.removed);
    wipe(step.edit.inserted);
  }
  const auto version = editing.version;
  editing = {};
  editing.version = version + 1;  // what was laid out of it is void
}

void go_on_with(Editing& editing, Editing&& before) {
  const auto version = std::max(editing.version, before.version);
  editing = std::move(before);
  editing.version = version + 1;
}

void wipe(Draft& draft) {
  wipe(draft.editing);
  wipe(draft.record.text);
  wipe(draft.revised);
  wipe(draft.longest);
  wipe(draft.latest);
  for (auto& version : draft.versions) wipe(version.answer.text);
  draft.versions.clear();
}

void wipe(List& list) {
  for (auto& head : list.heads) wipe(head.beginning);
  const auto changed = list.changed;
  list = {};
  list.changed = changed + 1;
}

void wipe(Versions& versions) {
  for (auto& version : versions.list) wipe(version.text);
  versions = {};
}

void wipe(Search& search) {
  for (auto& hit : search.hits) wipe(hit.excerpt);
  wipe(search.what.words);
  const auto asked = search.asked + 1;
  search = {};
  search.asked = search.answered = asked;
}

void wipe(TakingOut& taking_out) {
  wipe(taking_out.what.passage);
  taking_out = {};
}

void forget_steps_before(Practice& practice) {
  for (auto& [id, title] : practice.titles_before) wipe(title);
  for (auto& [id, fields] : practice.commitments_before)
    for (Editing& field : fields) wipe(field);
  practice.titles_before.clear();
  practice.commitments_before.clear();
}

void wipe(portfolio::WorkshopPlan& plan) {
  wipe(plan.note);
  for (auto& one : plan.questions) {
    wipe(one.brief);
    wipe(one.wording);
  }
}

void wipe(Practice& practice) {
  practice.calendar.clear();
  for (auto& one : practice.reflections) wipe(one.record.title);
  for (auto& one : practice.commitments) {
    wipe(one.record.title);
    portfolio::each_text(one.record, [](std::string& words) { wipe(words); });
  }
  for (Editing* field : {&practice.title, &practice.day, &practice.when, &practice.will, &practice.by, &practice.with, &practice.why})
    wipe(*field);
  forget_steps_before(practice);
  practice.reflections.clear();
  practice.reflection.clear();
  practice.commitments.clear();
  practice.lenses.clear();
  for (auto& [case_id, one] : practice.plans) wipe(one.record);
  practice.plans.clear();
  practice.later = {};
  practice.earlier = 0;
  practice.cue.reset();
  practice.looked_at.clear();
}

void wipe(Spelling& spelling) {
  const auto wipe_all = [](WordSet& words) {
    while (!words.empty()) wipe(words.extract(words.begin()).value());
  };
  for (WordSet* words : {&spelling.asked, &spelling.own, &spelling.ignored}) wipe_all(*words);
  while (!spelling.judged.empty()) wipe(spelling.judged.extract(spelling.judged.begin()).key());
  if (spelling.offer) wipe(spelling.offer->word);
  wipe(spelling.own_text);
  const auto number = spelling.number + 1, changed = spelling.changed + 1;
  const auto dictionaries = spelling.dictionaries;
  const bool looked = spelling.looked;
  spelling = {};
  spelling.dictionaries = dictionaries;
  spelling.looked = looked;
  spelling.number = number;  // what is on its way comes in vain
  spelling.changed = changed;
}

void wipe(std::optional<WayUsed>& used) {
  if (used)
    for (auto* text : {&used->passage, &used->instead, &used->before, &used->after}) wipe(*text);
  used.reset();
}

void wipe(Leaves& leaves) {
  wipe(leaves.way_used);
  for (Editing* field : {&leaves.talk, &leaves.name, &leaves.role, &leaves.day, &leaves.since, &leaves.until, &leaves.why}) wipe(*field);
  if (leaves.preview) {
    wipe(leaves.preview->text);
    for (auto& text : leaves.preview->texts) wipe(text.text);
  }
  for (auto& [key, versions] : leaves.versions)
    for (auto& version : versions) wipe(version.text);
  while (!leaves.kept.empty()) wipe(leaves.kept.extract(leaves.kept.begin()).value().second);
  const auto asked = leaves.asked + 1;  // what is on its way comes in vain
  leaves = {};
  leaves.asked = asked;
}

void wipe(Noticing& noticing) {
  if (noticing.noticed) wipe(noticing.noticed->passage);
  while (!noticing.kept.empty()) wipe(noticing.kept.extract(noticing.kept.begin()).value().second);
  noticing = {};
}

void wipe(portfolio::Shared& shared) {
  for (auto& block : shared.page.blocks) wipe(block.text);
}

void wipe(portfolio::AgreedLine& line) {
  for (auto* text : {&line.words, &line.owner, &line.by}) wipe(*text);
}

void wipe(portfolio::Agreement& agreement) {
  for (auto& line : agreement.lines) wipe(line);
  wipe(agreement.learner_sees);
  wipe(agreement.supervisor_sees);
}

void wipe(portfolio::Comment& comment) {
  wipe(comment.quote);
  wipe(comment.words);
}

void wipe(portfolio::Reply& reply) {
  for (auto& one : reply.comments) wipe(one);
  wipe(reply.words);
}

void wipe(ExchangeRead& exchange) {
  for (auto& page : exchange.record.pages) wipe(page.body);
  for (auto& note : exchange.record.notes) wipe(note.words);
  for (auto& page : exchange.read) {
    if (page.shared) wipe(*page.shared);
    if (page.reply) wipe(*page.reply);
    if (page.agreement) wipe(*page.agreement);
  }
}

void wipe(HeldReviews& held) {
  for (auto& one : held.exchanges) wipe(one);
  for (auto& one : held.replies) wipe(one);
  for (auto& one : held.agreements) wipe(one);
  for (auto& one : held.notes) wipe(one.words);
  held = {};
}

void forget_taken_off(Review& review) {
  if (auto& line = review.agreeing.removed) wipe(*line);
  review.agreeing.removed.reset();
  if (review.removed) wipe(review.removed->first);
  review.removed.reset();
}

void wipe(Previewing& previewing) {
  if (previewing.page) wipe(previewing.page->text);
  const auto asked = previewing.asked;
  previewing = {};
  previewing.asked = asked;
}

void wipe(Review& review) {
  for (auto& one : review.exchanges) wipe(one);
  for (auto& [number, draft] : review.replies) wipe(draft.record);
  for (auto& [number, draft] : review.agreements) wipe(draft.record);
  for (auto& [number, draft] : review.notes) wipe(draft.record.words);
  forget_taken_off(review);
  for (auto& one : review.found) wipe(one.passage);
  wipe(review.previewing);
  Review fresh;  // what was laid out of the fields is void
  fresh.previewing = review.previewing;
  const auto fields = [](Review& of) {
    Agreeing& agreeing = of.agreeing;
    return std::array{&of.name,
                      &of.role,
                      &of.words,
                      &of.reply,
                      &of.reply_name,
                      &agreeing.words,
                      &agreeing.owner,
                      &agreeing.by,
                      &agreeing.learner,
                      &agreeing.supervisor,
                      &agreeing.keep_until,
                      &agreeing.note};
  };
  const auto before = fields(review), after = fields(fresh);
  for (std::size_t i = 0; i < before.size(); ++i) {
    wipe(*before[i]);
    after[i]->version = before[i]->version;
  }
  review = std::move(fresh);
}

void wipe(workshop::Told& told) {
  for (auto* lines : {&told.lines, &told.agreed})
    for (auto& line : *lines) wipe(line);
  for (auto& column : told.wall) {
    wipe(column.title);
    for (auto& card : column.cards) wipe(card);
  }
  told = {};
}

void wipe_words(Team& team) {
  const auto wipe_all = [](std::vector<std::string>& texts) {
    for (auto& text : texts) wipe(text);
    texts.clear();
  };
  Leading& leading = team.leading;
  for (auto& one : leading.cards) wipe(one.card.text);
  leading.cards.clear();
  for (auto& group : leading.groups) wipe(group.title);
  leading.groups.clear();
  wipe_all(leading.commitments);
  wipe(leading.told);
  if (team.ending) {
    for (auto& question : team.ending->kept.questions) {
      wipe_all(question.titles);
      wipe_all(question.answers);
    }
    wipe_all(team.ending->kept.commitments);
    for (auto& one : team.ending->flagged) {
      wipe(one.text);
      wipe_all(one.words);
    }
    team.ending->flagged.clear();
    team.ending.reset();
  }
  for (Editing* field : {&team.answer, &team.group, &team.commitment, &team.present, &team.question}) wipe(*field);
  forget_putting(team);
  for (auto& line : team.lines) wipe(line.text);
  team.lines.clear();
  team.record.clear();
  team.card.clear();
  team.holding = team.removing = team.skipping = false;
  team.became.reset();
  team.naming.reset();
}

void forget_putting(Team& team) {
  for (auto& [field, words] : team.putting) wipe(words);
  for (auto& [file, words] : team.keeping) wipe(words);
  team.putting.clear();
  team.keeping.clear();
}

void forget_records(Team& team) {
  if (!team.records) return;
  for (auto& record : *team.records)
    for (auto& one : record.commitments) {
      wipe(one.words);
      for (auto& said : one.said) wipe(said.why);
    }
  team.records.reset();
}

std::string handed_over(Editing& secret) {
  std::string words = secret.text;
  wipe(secret);
  return words;
}

}  // namespace vignette::app
