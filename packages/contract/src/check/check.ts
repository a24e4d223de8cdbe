import Type, { type Static } from 'typebox';

/** A text in the two languages of the product. Dutch is level B1 and says "u". */
export const BothTexts = Type.Object({ nl: Type.String(), en: Type.String() });
export type BothTexts = Static<typeof BothTexts>;

/**
 * One thing that can hold of a set of answers.
 * `is`: the one chosen value is in the list. `includes`: at least one of the list was chosen. `lacks`: the question was
 * answered and at least one of the list was not chosen. `fact`: a named condition holds (see `CheckFact`).
 */
export const CheckAtom = Type.Union([
  Type.Object({ question: Type.String(), is: Type.Array(Type.String()) }),
  Type.Object({ question: Type.String(), includes: Type.Array(Type.String()) }),
  Type.Object({ question: Type.String(), lacks: Type.Array(Type.String()) }),
  Type.Object({ fact: Type.String() }),
]);
export type CheckAtom = Static<typeof CheckAtom>;

/**
 * A condition in disjunctive normal form: alternatives, of which one must hold; an alternative holds when all its atoms
 * hold. There is no negation, so that a condition can be read aloud and a risk can only add to what holds.
 */
export const CheckCondition = Type.Array(Type.Array(CheckAtom, { minItems: 1 }), { minItems: 1 });
export type CheckCondition = Static<typeof CheckCondition>;

/** A named condition, so that "personal data are processed" is written once. It may use facts that stand before it. */
export const CheckFact = Type.Object({ id: Type.String(), text: BothTexts, when: CheckCondition });
export type CheckFact = Static<typeof CheckFact>;

/** A part of the check: one of the 13 steps (`1` to `13`) or of the 5 preconditions (`p1` to `p5`). */
export const CheckPart = Type.Object({ id: Type.String(), group: BothTexts, title: BothTexts });
export type CheckPart = Static<typeof CheckPart>;

export const CheckOption = Type.Object({
  value: Type.String(),
  label: BothTexts,
  /** Chosen alone: it takes away the other choices. */
  exclusive: Type.Optional(Type.Boolean()),
  /** How much risk this choice adds; a higher one never gives a milder outcome. Absent: no order. */
  risk: Type.Optional(Type.Integer({ minimum: 0 })),
});
export type CheckOption = Static<typeof CheckOption>;

export const CheckQuestion = Type.Object({
  id: Type.String(),
  part: Type.String(),
  kind: Type.Union([Type.Literal('one'), Type.Literal('some'), Type.Literal('text'), Type.Literal('date')]),
  text: BothTexts,
  help: Type.Optional(BothTexts),
  /** Empty for `text` and `date`. */
  options: Type.Array(CheckOption),
  /** Asked only when this holds; absent: always. */
  askedWhen: Type.Optional(CheckCondition),
});
export type CheckQuestion = Static<typeof CheckQuestion>;

/**
 * How far a source was looked up when the rule was written. `text`: the words of the article or of the guidance were read,
 * in a copy where the official page could not be opened. `secondary`: known from other material; the words were not read.
 * `not-verified`: a lead that a lawyer should check first.
 */
export const SourceChecked = Type.Union([
  Type.Literal('text'),
  Type.Literal('secondary'),
  Type.Literal('not-verified'),
]);
export type SourceChecked = Static<typeof SourceChecked>;

export const CheckLaw = Type.Object({ id: Type.String(), name: BothTexts, url: Type.String() });
export type CheckLaw = Static<typeof CheckLaw>;

export const CheckSource = Type.Object({
  law: Type.String({ description: 'Id of a law in `laws`' }),
  article: Type.String({ description: 'Article and paragraph, such as 6(1)(e); empty where there is none' }),
  checked: SourceChecked,
});
export type CheckSource = Static<typeof CheckSource>;

/** What one rule says. `allowed` is a ground: why this may be done at all. */
export const RuleOutcome = Type.Union([Type.Literal('allowed'), Type.Literal('measures'), Type.Literal('stop')]);
export type RuleOutcome = Static<typeof RuleOutcome>;

export const CheckRule = Type.Object({
  id: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  theme: Type.String(),
  when: CheckCondition,
  outcome: RuleOutcome,
  reason: BothTexts,
  remedy: BothTexts,
  sources: Type.Array(CheckSource, { minItems: 1 }),
});
export type CheckRule = Static<typeof CheckRule>;

/** The whole check: what is asked and what follows from it. It holds no function and can be stored, printed and reviewed. */
export const PrivacyCheck = Type.Object({
  version: Type.String(),
  parts: Type.Array(CheckPart),
  questions: Type.Array(CheckQuestion),
  facts: Type.Array(CheckFact),
  laws: Type.Array(CheckLaw),
  rules: Type.Array(CheckRule),
});
export type PrivacyCheck = Static<typeof PrivacyCheck>;

/** Answers by question: the value, the values, or the text. A question that is absent or empty is unanswered. */
export const CheckAnswers = Type.Record(
  Type.String({ maxLength: 60 }),
  Type.Union([Type.String({ maxLength: 2_000 }), Type.Array(Type.String({ maxLength: 60 }), { maxItems: 30 })]),
  { maxProperties: 100 },
);
export type CheckAnswers = Static<typeof CheckAnswers>;

/** What a person saves and opens again. */
export const CheckFile = Type.Object({
  kind: Type.Literal('wijkritme-privacy-check'),
  version: Type.String({ maxLength: 40, description: 'Version of the check that was answered' }),
  answers: CheckAnswers,
});
export type CheckFile = Static<typeof CheckFile>;

/** `unknown`: not every question that matters was answered, or no ground covers this. Never read it as allowed. */
export const CheckVerdict = Type.Union([RuleOutcome, Type.Literal('unknown')]);
export type CheckVerdict = Static<typeof CheckVerdict>;

export const CheckFinding = Type.Object({
  rule: Type.String(),
  version: Type.Integer(),
  outcome: RuleOutcome,
  reason: BothTexts,
  remedy: BothTexts,
  sources: Type.Array(CheckSource),
});
export type CheckFinding = Static<typeof CheckFinding>;

export const CheckOutcome = Type.Object({
  version: Type.String(),
  verdict: CheckVerdict,
  /** Rules that hold, the heaviest first. */
  findings: Type.Array(CheckFinding),
  /** Questions that are asked with these answers. */
  asked: Type.Array(Type.String()),
  /** Questions that are asked and unanswered. */
  open: Type.Array(Type.String()),
});
export type CheckOutcome = Static<typeof CheckOutcome>;
