import { z } from 'zod';

/** Kinds of engines that Galley can speak to. */
export const CONNECTION_KINDS = ['comfyui', 'a1111', 'stability', 'openai', 'ideogram', 'replicate', 'fal', 'generic'] as const;
export const connectionKindSchema = z.enum(CONNECTION_KINDS);
export type ConnectionKind = z.infer<typeof connectionKindSchema>;

/** Plain settings of a kind, read by its adapter; never a key. */
export const connectionOptionsSchema = z.record(z.string(), z.unknown());

/** A model that a connection offers, under the id by which the matrix asks for it. Several connections may offer the same id: each is a way to it. */
export const offeredModelSchema = z.object({
  /** As in the matrix: "sd3.5-large". */
  id: z.string().min(1).max(120),
  label: z.string().min(1).max(120),
  /** What the vendor calls it: a model name, a checkpoint file, an address. */
  vendorModel: z.string().max(500),
  /** What the team says one image costs where the vendor publishes no price, US dollars; null = not said. */
  assumedUsd: z.number().min(0).max(1000).nullable().default(null),
  /** Adapter's settings for this model (a workflow and its inputs, a body template). */
  options: connectionOptionsSchema.default({}),
});
export type OfferedModel = z.infer<typeof offeredModelSchema>;

export const connectionSchema = z.object({
  id: z.string().min(1).max(80),
  kind: connectionKindSchema,
  label: z.string().min(1).max(80),
  /** http(s) address without a slash at its end. */
  baseUrl: z.url({ protocol: /^https?$/ }),
  isEnabled: z.boolean().default(true),
  models: z.array(offeredModelSchema).default([]),
  options: connectionOptionsSchema.default({}),
});
export type Connection = z.infer<typeof connectionSchema>;
export type ConnectionInput = z.input<typeof connectionSchema>;

/** What a test of a connection found. */
export const connectionTestSchema = z.object({
  at: z.string(),
  isOk: z.boolean(),
  /** Round trip of a free request, ms; null = no answer. */
  latencyMs: z.number().nullable(),
  /** Whole sentences: what works or does not, and what to do. */
  messages: z.array(z.string()),
  /** Credit or quota in the vendor's words ("812 credits"); null = the vendor does not tell. */
  balance: z.string().nullable(),
  /** Names of models that the server has; [] where it does not list them. */
  vendorModels: z.array(z.string()),
  /** Free and whole memory of the server's accelerator, bytes; null = not told. */
  memory: z.object({ freeBytes: z.number(), totalBytes: z.number() }).nullable(),
});
export type ConnectionTest = z.infer<typeof connectionTestSchema>;

/** A setting that a form can ask for; others are for those who write JSON. */
export const settingFieldSchema = z.object({
  /** As in the options. */
  name: z.string(),
  kind: z.enum(['text', 'number', 'switch', 'choice']),
  /** Of a choice. */
  choices: z.array(z.string()).optional(),
  /** Of a number. */
  min: z.number().optional(),
  max: z.number().optional(),
  isWhole: z.boolean().optional(),
  /** What holds while nothing is said; left out = the adapter decides. */
  usual: z.union([z.string(), z.number(), z.boolean()]).optional(),
});
export type SettingField = z.infer<typeof settingFieldSchema>;

/** What is known of a kind of connection before there is one. */
export const connectionKindInfoSchema = z.object({
  kind: connectionKindSchema,
  label: z.string(),
  defaultBaseUrl: z.string(),
  /** Environment variables that hold its key; [] = needs none. */
  keyVariables: z.array(z.string()),
  defaultModels: z.array(offeredModelSchema),
  /** Calls cost money; false = it runs on a machine of one's own. */
  isPaid: z.boolean(),
  /** What nobody could find out about the vendor, and what Galley does about it, whole sentences. */
  unknowns: z.array(z.string()),
  /** False = its prices are nowhere to be read: the team says what an image costs. Left out = the vendor publishes them. */
  publishesPrices: z.boolean().optional(),
  /** Of the connection, and of each of its models. */
  connectionSettings: z.array(settingFieldSchema).optional(),
  modelSettings: z.array(settingFieldSchema).optional(),
});
export type ConnectionKindInfo = z.infer<typeof connectionKindInfoSchema>;

/** Where a key comes from; never the key. */
export const keyStateSchema = z.object({
  isNeeded: z.boolean(),
  source: z.enum(['keychain', 'environment']).nullable(),
  /** The variable that holds it, or that may; null = this kind knows none. */
  variable: z.string().nullable(),
});
export type KeyState = z.infer<typeof keyStateSchema>;

export const listedConnectionSchema = z.object({
  connection: connectionSchema,
  key: keyStateSchema,
  /** Its newest test since the start; null = not tested. */
  test: connectionTestSchema.nullable(),
});
export type ListedConnection = z.infer<typeof listedConnectionSchema>;

export const connectionListSchema = z.object({
  connections: z.array(listedConnectionSchema),
  kinds: z.array(connectionKindInfoSchema),
  /** Keys can be kept in the system's keychain; otherwise `keyStorage` says why not and what to do. */
  canStoreKeys: z.boolean(),
  keyStorage: z.string(),
});
export type ConnectionList = z.infer<typeof connectionListSchema>;

/** Its host failed several times in a row and is left alone for `waitMs`. */
export const restingConnectionSchema = z.object({ connectionId: z.string(), waitMs: z.number() });
export type RestingConnection = z.infer<typeof restingConnectionSchema>;

/** A connection that could be made: a server on this machine, or a key in the environment. */
export const connectionProposalSchema = z.object({ connection: connectionSchema, reason: z.string() });
export type ConnectionProposal = z.infer<typeof connectionProposalSchema>;
