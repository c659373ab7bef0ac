/** Where keys of connections are kept: the system's keychain on the desktop, nowhere elsewhere. */
export interface KeyVault {
  /** False = `store` refuses. */
  readonly canStore: boolean;
  /** A whole sentence: where keys are kept, or why they cannot be and what to do. */
  readonly description: string;
  /** All keys by connection, read once when a project is opened. */
  load(): Promise<Record<string, string>>;
  /** null removes it. @throws AppError forbidden when keys cannot be kept */
  store(connectionId: string, key: string | null): Promise<void>;
}
