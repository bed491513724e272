"""Which state bodies are registered, under whom, where, and with how many employees?"""
