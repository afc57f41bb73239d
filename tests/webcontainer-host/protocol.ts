// What the frame and its host say to each other. This wire is ours: both ends are in this folder.

/** A folder in the form in which the client sends it. */
export type Tree = { d: Record<string, Tree | { f: { c: string; b?: boolean } | { l: string } }> }

export interface SpawnCall {
	command: string
	args: string[]
	cwd?: string
	env?: Record<string, string | number | boolean>
	terminal?: { cols: number; rows: number }
}

/** What the host calls out to a frame, one JSON object a line. */
export type HostEvent =
	| { type: 'output'; process: number; base64: string }
	| { type: 'exit'; process: number; code: number }
	| { type: 'port'; port: number; open: boolean }
	| { type: 'error'; message: string }
	| { type: 'crash' }
	| { type: 'freeze' }

/** The host's answer to a call. */
export type Reply<Name extends keyof HostCalls> =
	{ answer: HostCalls[Name]['out'] } | { error: string }

/** What a frame asks of its host: name → arguments and answer. */
export interface HostCalls {
	build: { in: { workdirName?: string }; out: { cwd: string; path: string } }
	load: { in: { tree: Tree; at: string }; out: null }
	readFile: { in: { path: string }; out: string }
	writeFile: { in: { path: string; base64: string }; out: null }
	readdir: { in: { path: string }; out: { name: string; isFolder: boolean }[] }
	mkdir: { in: { path: string; recursive: boolean }; out: null }
	rm: { in: { path: string; recursive: boolean; force: boolean }; out: null }
	rename: { in: { from: string; to: string }; out: null }
	serialize: { in: { path: string }; out: Tree }
	spawn: { in: SpawnCall; out: number }
	write: { in: { process: number; text: string }; out: null }
	resize: { in: { process: number; cols: number; rows: number }; out: null }
	kill: { in: { process: number }; out: null }
	teardown: { in: Record<string, never>; out: null }
}
