/** What it takes to ask an operation. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:name` where a path parameter goes. */
  readonly path: string;
  /** Names of what goes into the query. */
  readonly query?: readonly string[];
  /** Whether it takes a body of JSON. */
  readonly body?: true;
}
