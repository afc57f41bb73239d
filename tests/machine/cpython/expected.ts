// Every test of CPython's that fails on the machine, and why. The tests are those of 3.11, the machine is 3.14.
// `older` was found out by running the same tests on stock CPython 3.12 and 3.13, and those that need no sockets on
// Pyodide without the machine: they fail there in the same way. `since` names the first version of these.

import type { Expectation } from './outcome.ts'

/** Tests that would leave threads behind which compute for ever: they are not run, and count as failed. */
export const endless: Readonly<Record<string, readonly string[]>> = {
	// Each of its clients reads on and on after the end, waiting for the farewell of a TLS connection.
	test_ssl: ['TestSSL.test_create_server_ssl_over_ssl'],
}

const onPoll = 'PollEventLoopTests.'
const onSelect = 'SelectEventLoopTests.'

/** The same test of both event loops. */
const onBoth = (...tests: string[]) => tests.flatMap((test) => [onPoll + test, onSelect + test])

export const expectations: readonly Expectation[] = [
	{
		group: 'older',
		since: '3.12',
		why: '`wait_for` awaits in the task of who calls it: it makes no task of its own, whose repr would hold itself, and hands a cancellation on.',
		tests: {
			test_futures2: ['FutureReprTests.test_recursive_repr_for_pending_tasks'],
			test_waitfor: ['AsyncioWaitForTest.test_wait_for_self_cancellation'],
		},
	},
	{
		group: 'older',
		since: '3.12',
		why: 'A transport keeps what is to be sent as a list of pieces, hands the socket itself to the selector, and watches the socket of who made it.',
		tests: {
			test_selector_events: [
				'BaseSelectorEventLoopTests.test_make_s*',
				'SelectorSocketTransportTests.test_write_buffer',
				'SelectorSocketTransportTests.test_write_eof_buffer',
				'SelectorSocketTransportTests.test_write_no_data',
				'SelectorSocketTransportTests.test_write_partial*',
				'SelectorSocketTransportTests.test_write_ready',
				'SelectorSocketTransportTests.test_write_ready_closing',
				'SelectorSocketTransportTests.test_write_ready_exception',
				'SelectorSocketTransportTests.test_write_ready_partial*',
				'SelectorSocketTransportTests.test_write_ready_tryagain',
				'SelectorSocketTransportTests.test_write_tryagain',
				'SelectorTransportTests.test_force_close',
			],
		},
	},
	{
		group: 'older',
		since: '3.12',
		why: 'A generator is no coroutine.',
		tests: { test_tasks: ['*Task*.test_cancel_gather_1'] },
	},
	{
		group: 'older',
		since: '3.12',
		why: '`Server.wait_closed` waits until the last connection is closed; the test closes it afterwards.',
		tests: {
			test_base_events: [
				'BaseLoopSockSendfileTests.test__sock_sendfile_native_failure',
				'BaseLoopSockSendfileTests.test_sock_sendfile_no_fallback',
			],
		},
	},
	{
		group: 'older',
		since: '3.12',
		why: 'Debian’s 3.11 warns where a context checks the host’s name and is told none; 3.12 to 3.14.2 do not.',
		tests: {
			test_sslproto: ['SslProtoHandshakeTests.test_check_hostname_requires_server_hostname'],
		},
	},
	{
		group: 'older',
		since: '3.13',
		why: 'Closing a TLS transport in the middle of its handshake lets the handshake end.',
		tests: { test_sslproto: ['SslProtoHandshakeTests.test_close_during_handshake'] },
	},
	{
		group: 'older',
		since: '3.13',
		why: '`Future.set_exception` makes a RuntimeError of a StopIteration instead of refusing it.',
		tests: { test_futures: ['*FutureTests.test_exception'] },
	},
	{
		group: 'older',
		since: '3.13',
		why: 'An event loop looks its readers and writers up in the selector’s map.',
		tests: {
			test_selector_events: [
				'BaseSelectorEventLoopTests.test_add_*',
				'BaseSelectorEventLoopTests.test_remove_*',
			],
		},
	},
	{
		group: 'older',
		since: '3.13',
		why: 'An empty datagram is sent too.',
		tests: {
			test_selector_events: ['SelectorDatagramTransportTests.test_sendto_no_data'],
			test_proactor_events: ['ProactorDatagramTransportTests.test_sendto_no_data'],
		},
	},
	{
		group: 'older',
		since: '3.13',
		why: '`as_completed` answers an object that can be iterated both ways, and refuses what it cannot take in other words and at another moment.',
		tests: {
			test_tasks: [
				'*Task*.test_as_completed_coroutine_without_loop',
				'*Task*.test_as_completed_invalid_args',
			],
		},
	},
	{
		group: 'older',
		since: '3.13',
		why: 'A TaskGroup that is going down closes a coroutine that it is given instead of leaving it to its owner.',
		tests: { test_taskgroups: ['TestTaskGroup.test_taskgroup_no_create_task_after_failure'] },
	},
	{
		group: 'older',
		since: '3.13',
		why: 'The repr of a Handle outside of debug mode does not tell the arguments.',
		tests: { test_events: ['HandleTests.test_handle_repr'] },
	},
	{
		group: 'older',
		since: '3.13',
		why: 'A datagram socket is asked for in other words.',
		tests: {
			test_base_events: ['BaseEventLoopWithSelectorTests.test_create_datagram_endpoint_wrong_sock'],
		},
	},
	{
		group: 'older',
		since: '3.14',
		why: 'What cannot be awaited is said in other words.',
		tests: {
			test_locks: [
				'BarrierTests.test_barrier',
				'LockTests.test_lock',
				'LockTests.test_lock_by_with_statement',
				'SemaphoreTests.test_semaphore',
			],
			test_pep492: ['LockTests.test_context_manager_with_await'],
		},
	},
	{
		group: 'older',
		since: '3.14',
		why: '`asyncio.run` and `Runner.run` take whatever can be awaited.',
		tests: {
			test_runners: [
				'RunTests.test_asyncio_run_only_coro',
				'RunnerTests.test_run_future',
				'RunnerTests.test_run_non_coro',
			],
		},
	},
	{
		group: 'older',
		since: '3.14',
		why: 'A task factory gets the task’s name as an argument.',
		tests: {
			test_base_events: ['BaseEventLoopTests.test_create_named_task_with_custom_factory'],
		},
	},
	{
		group: 'older',
		since: '3.14',
		why: 'One more connection than the backlog is accepted in one go.',
		tests: {
			test_selector_events: ['BaseSelectorEventLoopTests.test_accept_connection_multiple'],
		},
	},
	{
		group: 'older',
		since: '3.14',
		why: 'Each thread keeps its running loop, its current task and its tasks in C. Tasks and loops in Python have a register of their own, which the test does not ask, and a task steps only in the loop that runs.',
		tests: {
			test_tasks: [
				'CIntrospectionTests.test__enter_task*',
				'CIntrospectionTests.test__leave_task',
				'CIntrospectionTests.test__leave_task_failure1',
				'*Task*.test_log_destroyed_pending_task',
				'PyCurrentLoopTests.test_current_task_with_implicit_loop',
				'PyIntrospectionTests.test__enter_task*',
				'PyIntrospectionTests.test__leave_task_failure1',
				'PyIntrospectionTests.test__register_task_1',
				'PyIntrospectionTests.test__register_task_2',
				'PyTask*.test_current_task',
				'PyTask*.test_error_in_call_soon',
				'PyTask*.test_uncancel_basic',
				'PyTask*.test_uncancel_structured_blocks',
			],
			test_events: [
				'TestPyGetEventLoop.test_get_event_loop_new_process',
				'TestPyGetEventLoop.test_get_event_loop_returns_running_loop',
			],
		},
	},
	{
		group: 'older',
		since: '3.14',
		why: '`get_event_loop` makes no loop any more.',
		tests: {
			test_events: [
				'PolicyTests.test_get_event_loop',
				'PolicyTests.test_get_event_loop_calls_set_event_loop',
				'Test*GetEventLoop.test_get_event_loop_returns_running_loop2',
			],
		},
	},
	{
		group: 'older',
		since: '3.14',
		why: 'There are no child watchers any more.',
		tests: {
			test_events: ['PolicyTests.test_event_loop_policy'],
			test_subprocess: ['the whole module'],
			test_unix_events: [
				'*ChildWatcherTests.*',
				'PolicyTests.test_child_watcher_replace_mainloop_existing',
				'PolicyTests.test_get_child_watcher_*',
				'PolicyTests.test_get_default_child_watcher',
			],
		},
	},
	{
		group: 'kernel',
		why: 'It starts another program: there is none in the machine.',
		tests: {
			test_base_events: ['BaseEventLoopTests.test_env_var_debug'],
			test_events: onBoth(
				'test_subprocess_close_*',
				'test_subprocess_exec',
				'test_subprocess_exitcode',
				'test_subprocess_interactive',
				'test_subprocess_kill',
				'test_subprocess_send_signal',
				'test_subprocess_shell',
				'test_subprocess_stderr*',
				'test_subprocess_terminate',
				'test_subprocess_wait_no_same_group',
			),
			test_streams: ['StreamTests.test_read_all_from_pipe_reader'],
			test_tasks: ['*GatherTests.test_env_var_debug'],
		},
	},
	{
		group: 'kernel',
		why: 'It sends datagrams (UDP): the machine’s network has connections only.',
		tests: {
			test_base_events: [
				'BaseEventLoopWithSelectorTests.test_create_*_wrong_sock',
				'BaseEventLoopWithSelectorTests.test_create_datagram_endpoint_allow_broadcast',
				'BaseEventLoopWithSelectorTests.test_create_datagram_endpoint_sock',
				'BaseEventLoopWithSelectorTests.test_create_datagram_endpoint_sockopts',
				'BaseLoopSockSendfileTests.test_nonstream_socket',
			],
			test_events: onBoth('test_create_datagram_endpoint', 'test_create_datagram_endpoint_sock'),
			test_sendfile: onBoth('test_sendfile_not_supported'),
			test_sock_lowlevel: onBoth('test_recvfrom', 'test_recvfrom_into', 'test_sendto_blocking'),
		},
	},
	{
		group: 'kernel',
		why: 'It looks at handshakes, certificates or broken records of TLS: inside the machine https is in clear.',
		tests: {
			test_events: onBoth(
				'test_create_server_ssl_match_failed',
				'test_create_server_ssl_verified',
				'test_create_server_ssl_verify_failed',
				'test_create_ssl_connection',
			),
			test_ssl: [
				'TestSSL.test_create_connection_ssl_failed_certificate',
				'TestSSL.test_create_connection_ssl_slow_handshake',
				'TestSSL.test_create_server_ssl_over_ssl',
				'TestSSL.test_handshake_timeout_handler_leak',
				'TestSSL.test_remote_shutdown_receives_trailing_data',
				'TestSSL.test_ssl_handshake_connection_lost',
				'TestSSL.test_ssl_handshake_timeout',
				'TestSSL.test_start_tls_client_corrupted_ssl',
				'TestSSL.test_start_tls_slow_client_cancel',
			],
			test_sslproto: [
				'SelectorStartTLSTests.test_create_connection_ssl_failed_certificate',
				'SelectorStartTLSTests.test_create_connection_ssl_slow_handshake',
				'SelectorStartTLSTests.test_handshake_timeout',
				'SelectorStartTLSTests.test_start_tls_client_corrupted_ssl',
				'SelectorStartTLSTests.test_start_tls_slow_client_cancel',
			],
		},
	},
]
