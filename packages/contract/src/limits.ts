/** Every limit a caller can run into, in one place. Sizes in bytes, times in ms. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const limits = {
  /** Largest number that is given out as an id. */
  id: 2_147_483_647,
  /** Body of an ordinary request. */
  bodyBytes: 4 * 1024 * 1024,
  /** How long nothing of an answer may be sent before its connection is ended, ms. */
  answerStuckMs: 60_000,
  /** Operations of one JSON Patch; what it copies together is at most a body. */
  patchOperations: 100,
  /** A body that comes more slowly is refused; the slowest line of a device, GPRS, brings thousands in that time. */
  bodyRate: { bytes: 1_000, everyMs: MINUTE },
  /** Body of a CreateObservations request. */
  dataArrayBytes: 16 * 1024 * 1024,
  /** A file handed to the import door. */
  importBytes: 2 * 1024 * 1024 * 1024,
  /** One MQTT message. */
  mqttMessageBytes: 256 * 1024,
  /** Connections of MQTT over WebSocket. */
  mqttWebSockets: 5_000,
  /** Rows of one CreateObservations request. */
  dataArrayRows: 50_000,
  /** Series of one request of readings by column. */
  readingSeries: 10_000,
  /** Rows that may wait for a commit before callers are told to come back. */
  intakeQueueRows: 100_000,
  /** Rows of one transaction. */
  commitRows: 10_000,
  /** A reading may be this far ahead of the clock. */
  futureMs: 5 * MINUTE,
  /** A reading of a device that is this far ahead tells that its clock is. */
  clockAheadMs: MINUTE,
  /** A page of a list. */
  pageSize: 1_000,
  defaultPageSize: 100,
  /** Points of one chart request. */
  bandPoints: 9_000,
  /** Moments of which one answer tells the whole distribution. */
  distributionSteps: 800,
  /** Intervals of one answer with summaries, over all its datastreams, and of one file. */
  summaryPoints: 30_000,
  summaryFileRows: 1_000_000,
  /** How much one answer with summaries reads: stored days, or hundreds of single readings. */
  summaryCost: 10_000,
  /** Datastreams of one answer with newest readings. */
  latestRows: 10_000,
  /** Days that scores of forecasts are kept, and that may be asked for. */
  scoreDays: 400,
  /** Rows kept of an import report, per verdict; the counts are always complete. */
  importReportRows: 10_000,
  /** Open live connections, and bytes that may wait for one slow page. */
  liveConnections: 500,
  liveBacklogBytes: 256 * 1024,
  /** One announcement, and one message of a device, in bytes. */
  announcementBytes: 64 * 1024,
  /** Streams that are kept of one found device; the rest is cut off and that is told. */
  announcedStreams: 50,
  /** Found devices that wait for a decision, and those that are ignored or were added. */
  foundWaiting: 500,
  foundDecided: 5_000,
  /** Announcements of one source and of all together, in a minute. */
  announcementsPerSource: 120,
  announcementsPerMinute: 1_200,
  /** Connections over MQTT without a key: they may only announce, or listen. */
  guestConnections: 100,
  /** Connections over MQTT without a key that listen: of all, of one address, and the topics of each. */
  guestListeners: 200,
  guestListenersPerAddress: 20,
  guestTopics: 20,
  /** Their subscriptions in a minute, and what all of them together are sent in a second. */
  guestSubscribesPerAddress: 400,
  guestSubscribesPerMinute: 2_000,
  guestUpdatesPerSecond: 1_000,
  /** What one of them may be behind, in bytes. */
  guestUnsentBytes: 1024 * 1024,
  /** A certificate of a device in PEM, in characters; and how many of one device are kept, revoked ones included. */
  certificateChars: 16_384,
  certificatesPerThing: 20,
  /** Topics that one connection over MQTT may listen to. */
  mqttSubscriptions: 100,
  /** Messages about changes that all subscribers together get in a second; who would miss one more is ended. */
  mqttUpdatesPerSecond: 10_000,
  /** Commits whose messages may wait for the store; at more of them whoever listens is ended. */
  mqttUpdatesWaiting: 100,
  /** Bytes of messages that wait for one connection that listens; above it the connection is ended. */
  mqttUnsentBytes: 16 * 1024 * 1024,
  /** Datastreams that one MultiDatastream may bundle. */
  components: 30,
  /** Readings that may come along inside a new datastream. */
  insideReadings: 1_000,
  /** One question to a source elsewhere: time, bytes, pages, and readings of one page. */
  feedMs: 20 * SECOND,
  feedBytes: 8 * 1024 * 1024,
  feedPages: 30,
  feedReadings: 20_000,
  /** One file of a source that tells of all its stations: time, bytes as sent, and bytes when unpacked. */
  feedFileMs: 2 * MINUTE,
  feedFileBytes: 128 * 1024 * 1024,
  feedFileTextBytes: 2 * 1024 * 1024 * 1024,
  /** Time for all requests of a group that is done all or none. */
  groupMs: 10 * SECOND,
  /** Entities of one NGSI-LD answer, and readings of one of them. */
  ngsiEntities: 100,
  ngsiInstances: 1_000,
  /** Readings of one message of a device. */
  uplinkReadings: 500,
  /** GeoJSON features of one places import or map layer. */
  features: 20_000,
  /** Sums of series that hold, and series that are held against one another in search of them. */
  sums: 5_000,
  sumCandidates: 12,
  /** A calendar file, the happenings that come out of it, and those of one entry that comes back. */
  calendarFileCharacters: 2_000_000,
  calendarEntries: 5_000,
  calendarRepeats: 500,
  /** Time for one statement of a SensorThings question. */
  questionMs: 10 * SECOND,
  /** Locations or features that a question with a function of shapes goes through. */
  shapesPerQuestion: 20_000,
  /** One file of a case, all files of one case, and of all cases together, in bytes. */
  attachmentBytes: 50 * 1024 * 1024,
  attachmentsOfCaseBytes: 500 * 1024 * 1024,
  attachmentsBytes: 50 * 1024 * 1024 * 1024,
  /** Files of one case, and files that come in at a time. */
  attachmentsOfCase: 200,
  attachmentsAtOnce: 10,
  /** Parts of an office document, and how many times its size it may unfold to. */
  packageEntries: 10_000,
  packageRatio: 200,
  /** A file with rounds of questionnaires, its rows, the rounds of one place, and those that a measure looks at. */
  questionnaireFileCharacters: 1_000_000,
  questionnaireRows: 1_000,
  questionnaireRoundsOfPlace: 2_000,
  questionnaireRoundsBeside: 500,
  /** Reports from the form of residents at one place in one hour; further ones are asked to wait. */
  reportsOfPlaceAnHour: 120,
  /** Forms with a report that one address sends in a minute. */
  reportFormsAMinute: 10,
  /** Signals that a case holds. */
  signalsOfCase: 100,
  /** Reports that a case holds, and changes of them. */
  reportsOfCase: 500,
  /** Steps of a case, its measures, their steps and their effects: of each the newest. */
  historyOfCase: 500,
  /** Rows of one import of reports, and the file that a page reads them from. */
  importedReports: 2_000,
  reportFileBytes: 5 * 1024 * 1024,
  /** A form of a page, in bytes. */
  formBytes: 8 * 1024,
  /** Receipts of one interpretation, case or file that are told. */
  receipts: 200,
} as const;
