/** Columns of what a case is called and which script it follows. */
export type CaseNameColumns = {
  title: string;
  script: string | null;
  /** Since when both are as they are, and who wrote them; null: not kept at that time. */
  named_at: Date | null;
  named_by: number | null;
};
