package dev.courant.testkit;
@CourantTest class WorldReplay2IT extends WorldReplayIT {}
